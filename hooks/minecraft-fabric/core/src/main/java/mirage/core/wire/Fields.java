package mirage.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of one map of a header, read with their types and ranges. Every method throws {@link WireException}. */
final class Fields {
    private final Map<?, ?> map;
    private final String path;

    private Fields(Map<?, ?> map, String path) {
        this.map = map;
        this.path = path;
        if (map.containsKey(HeaderParser.ODD_KEY)) {
            throw WireException.invalid(path.isEmpty() ? "header" : path, "has a key that is no text");
        }
    }

    static Fields of(Map<?, ?> map) {
        return new Fields(map, "");
    }

    private String name(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    boolean has(String field) {
        return map.containsKey(field);
    }

    private Object need(String field) {
        Object value = map.get(field);
        if (value == null) {
            throw WireException.invalid(name(field), has(field) ? "must not be nil" : "is missing");
        }
        return value;
    }

    private long integer(String field) {
        if (need(field) instanceof Long value) {
            return value;
        }
        throw WireException.invalid(name(field), "must be an integer within its range");
    }

    long count(String field) {
        return Checks.count(name(field), integer(field));
    }

    long count(String field, long missing) {
        return has(field) ? count(field) : missing;
    }

    Long countOrNull(String field) {
        return map.get(field) == null ? null : count(field);
    }

    int integer(String field, int least, int most) {
        return (int) Checks.integer(name(field), integer(field), least, most);
    }

    int integer(String field, int least, int most, int missing) {
        return has(field) ? integer(field, least, most) : missing;
    }

    int side(String field) {
        Object value = need(field);
        if (value instanceof Long number) {
            return Checks.side(name(field), number);
        }
        throw WireException.invalid(name(field), "must be an integer");
    }

    double number(String field) {
        Object value = need(field);
        if (value instanceof Double || value instanceof Long || value instanceof java.math.BigInteger) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw WireException.invalid(name(field), "must be a finite number");
    }

    double range(String field, double least, double most) {
        return Checks.range(name(field), number(field), least, most);
    }

    double duration(String field) {
        return Checks.duration(name(field), number(field));
    }

    double duration(String field, double missing) {
        return has(field) ? duration(field) : missing;
    }

    double coordinate(String field) {
        return Checks.coordinate(name(field), number(field));
    }

    boolean flag(String field, boolean missing) {
        if (!has(field)) {
            return missing;
        }
        if (need(field) instanceof Boolean value) {
            return value;
        }
        throw WireException.invalid(name(field), "must be true or false");
    }

    private String text(String field) {
        if (need(field) instanceof String value) {
            return value;
        }
        throw WireException.invalid(name(field), "must be text");
    }

    String plain(String field) {
        return Texts.checkPlain(name(field), text(field), 0, Limits.MAX_NAME);
    }

    String plain(String field, String missing) {
        return has(field) ? plain(field) : missing;
    }

    String free(String field) {
        return Texts.checkFree(name(field), text(field));
    }

    String free(String field, String missing) {
        return has(field) ? free(field) : missing;
    }

    PixelFormat format(String field) {
        PixelFormat format = PixelFormat.ofWireName(text(field));
        if (format == null) {
            throw new WireException("format", "The pixel format is unknown.", "Send rgba8, bgra8, rgb8 or jpeg.");
        }
        return format;
    }

    /** Plain texts, such as features. */
    List<String> plains(String field) {
        List<String> texts = new ArrayList<>();
        for (Object one : list(field, Limits.MAX_FIELDS)) {
            if (!(one instanceof String text)) {
                throw WireException.invalid(name(field), "must hold texts");
            }
            texts.add(Texts.checkPlain(name(field), text, 0, Limits.MAX_NAME));
        }
        return texts;
    }

    List<Fields> maps(String field, int most) {
        List<Fields> maps = new ArrayList<>();
        for (Object one : list(field, most)) {
            if (!(one instanceof Map<?, ?> inner)) {
                throw WireException.invalid(name(field), "must hold maps");
            }
            maps.add(new Fields(inner, name(field)));
        }
        return maps;
    }

    private List<?> list(String field, int most) {
        if (need(field) instanceof List<?> list && list.size() <= most) {
            return list;
        }
        throw WireException.invalid(name(field), "must be an array of at most " + most);
    }

    Fields inner(String field) {
        if (need(field) instanceof Map<?, ?> inner) {
            return new Fields(inner, name(field));
        }
        throw WireException.invalid(name(field), "must be a map");
    }

    Fields innerOrNull(String field) {
        return map.get(field) == null ? null : inner(field);
    }

    /** The names of this map's fields, at most 64. */
    List<String> names() {
        if (map.size() > Limits.MAX_FIELDS) {
            throw WireException.invalid(path, "must have at most " + Limits.MAX_FIELDS + " fields");
        }
        List<String> names = new ArrayList<>();
        for (Object key : map.keySet()) {
            names.add(Texts.checkPlain(path, (String) key, 0, Limits.MAX_NAME));
        }
        return names;
    }
}
