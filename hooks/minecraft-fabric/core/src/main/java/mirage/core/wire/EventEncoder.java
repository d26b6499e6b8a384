package mirage.core.wire;

import java.io.IOException;
import java.util.Map;
import mirage.core.wire.ClientMessage.Event;

/** Events, whose fields hold whatever the game or another mod put in them. */
final class EventEncoder {
    private EventEncoder() {
    }

    static void encode(Packer packer, Event event) throws IOException {
        packer.type("event", 3);
        packer.text("name", Texts.checkPlain("name", event.name(), 1, Limits.MAX_NAME));
        packer.map("fields", Codec.checked("fields", event.fields().size(), Limits.MAX_FIELDS));
        for (Map.Entry<String, Object> field : event.fields().entrySet()) {
            packer.text(Texts.checkPlain("fields", field.getKey(), 0, Limits.MAX_NAME));
            value(packer, field.getValue());
        }
    }

    private static void value(Packer packer, Object value) throws IOException {
        if (value == null) {
            packer.nil();
        } else if (value instanceof String text) {
            packer.text(Texts.checkFree("fields", text));
        } else if (value instanceof Boolean flag) {
            packer.flag(flag);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            packer.number(Checks.range("fields", number, -Double.MAX_VALUE, Double.MAX_VALUE));
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short
            || value instanceof Byte) {
            long number = ((Number) value).longValue();
            packer.integer(Checks.integer("fields", number, -Limits.MAX_COUNT, Limits.MAX_COUNT));
        } else {
            throw WireException.invalid("fields", "must hold texts, numbers, booleans or null");
        }
    }
}
