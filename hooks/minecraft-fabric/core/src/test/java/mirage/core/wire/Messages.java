package mirage.core.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Messages from and to the `fields` of the vectors. */
final class Messages {
    private Messages() {
    }

    static ClientMessage client(JsonObject f) {
        return switch (f.get("type").getAsString()) {
            case "hello" -> new ClientMessage.Hello(text(f, "name"), texts(f, "features"));
            case "attach" -> new ClientMessage.Attach(text(f, "token"));
            case "frame" -> new ClientMessage.Frame(f.get("seq").getAsLong(), number(f, "width"), number(f, "height"),
                PixelFormat.ofWireName(text(f, "format")), f.get("bottom_up").getAsBoolean(), real(f, "capture_ms"),
                real(f, "age_ms"), pose(f.get("pose")), controls(f.get("controls")), depth(f.get("depth")));
            case "prompt" -> new ClientMessage.Prompt(new PromptRequest(text(f, "text"), real(f, "strength"),
                real(f, "blend_ms"), longOrNull(f, "seed")), longOrNull(f, "session"));
            case "event" -> new ClientMessage.Event(text(f, "name"), values(f.getAsJsonObject("fields")));
            case "reset" -> new ClientMessage.Reset(ResetReason.valueOf(text(f, "reason").toUpperCase(Locale.ROOT)));
            case "watch" -> new ClientMessage.Watch();
            case "bye" -> new ClientMessage.Bye(text(f, "reason"));
            default -> throw new AssertionError("a vector of a kind that this test does not know");
        };
    }

    private static Pose pose(JsonElement element) {
        if (element.isJsonNull()) {
            return null;
        }
        JsonObject f = element.getAsJsonObject();
        return new Pose(real(f, "x"), real(f, "y"), real(f, "z"), real(f, "yaw_deg"), real(f, "pitch_deg"),
            real(f, "roll_deg"), real(f, "fov_y_deg"));
    }

    private static ClientMessage.Controls controls(JsonElement element) {
        if (element.isJsonNull()) {
            return null;
        }
        JsonObject f = element.getAsJsonObject();
        ClientMessage.Gamepad gamepad = null;
        if (!f.get("gamepad").isJsonNull()) {
            List<Double> axes = new ArrayList<>();
            f.getAsJsonObject("gamepad").getAsJsonArray("axes").forEach(axis -> axes.add(axis.getAsDouble()));
            List<Boolean> buttons = new ArrayList<>();
            f.getAsJsonObject("gamepad").getAsJsonArray("buttons").forEach(one -> buttons.add(one.getAsBoolean()));
            gamepad = new ClientMessage.Gamepad(axes, buttons);
        }
        return new ClientMessage.Controls(texts(f, "keys"), real(f, "mouse_dx"), real(f, "mouse_dy"), gamepad);
    }

    private static ClientMessage.DepthSize depth(JsonElement element) {
        return element.isJsonNull() ? null : new ClientMessage.DepthSize(number(element.getAsJsonObject(), "width"),
            number(element.getAsJsonObject(), "height"));
    }

    private static Map<String, Object> values(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> one : object.entrySet()) {
            JsonElement value = one.getValue();
            if (value.isJsonNull()) {
                values.put(one.getKey(), null);
            } else if (value.getAsJsonPrimitive().isBoolean()) {
                values.put(one.getKey(), value.getAsBoolean());
            } else if (value.getAsJsonPrimitive().isString()) {
                values.put(one.getKey(), value.getAsString());
            } else if (value.getAsString().contains(".")) {
                values.put(one.getKey(), value.getAsDouble());
            } else {
                values.put(one.getKey(), value.getAsLong());
            }
        }
        return values;
    }

    /** A decoded message as the `fields` of a vector. */
    static JsonObject json(DaemonMessage message) throws ReflectiveOperationException {
        JsonObject object = object((Record) message);
        String type = message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        object.addProperty("type", type.equals("refusal") ? "error" : type);
        return object;
    }

    private static JsonObject object(Record value) throws ReflectiveOperationException {
        JsonObject object = new JsonObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            object.add(name, element(component.getAccessor().invoke(value)));
        }
        return object;
    }

    private static JsonElement element(Object value) throws ReflectiveOperationException {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof PixelFormat format) {
            return new JsonPrimitive(format.wireName());
        }
        if (value instanceof Record inner) {
            return object(inner);
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            for (Object one : list) {
                array.add(element(one));
            }
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            for (Map.Entry<?, ?> one : map.entrySet()) {
                object.add((String) one.getKey(), element(one.getValue()));
            }
            return object;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive((String) value);
    }

    private static String text(JsonObject f, String name) {
        return f.get(name).getAsString();
    }

    private static List<String> texts(JsonObject f, String name) {
        List<String> texts = new ArrayList<>();
        f.getAsJsonArray(name).forEach(one -> texts.add(one.getAsString()));
        return texts;
    }

    private static int number(JsonObject f, String name) {
        return f.get(name).getAsInt();
    }

    private static double real(JsonObject f, String name) {
        return f.get(name).getAsDouble();
    }

    private static Long longOrNull(JsonObject f, String name) {
        return f.get(name).isJsonNull() ? null : f.get(name).getAsLong();
    }
}
