package mirage.core.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mirage.core.config.JsonTree.Node;

/** Reads and changes records by the names of their fields, so that a setting is written down once. */
final class Records {
    private Records() {}

    /** The value of a field, or null if there is none of that name. */
    static Object get(Record record, String name) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                return value(record, component);
            }
        }
        return null;
    }

    /** The record with one field changed; an {@link IllegalArgumentException} where that will not do. */
    static Record with(Record record, String name, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = values(record);
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                values[i] = fit(components[i], value);
                return make(record, values);
            }
        }
        throw new IllegalArgumentException("there is no setting called " + name);
    }

    /** Fields of groups as {@code group.field}. */
    static Map<String, Object> flat(Record record) {
        Map<String, Object> flat = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (value instanceof Record group) {
                flat(group).forEach((name, inner) -> flat.put(component.getName() + "." + name, inner));
            } else {
                flat.put(component.getName(), value);
            }
        }
        return flat;
    }

    /**
     * Reads a record of the kind of {@code defaults}. What is missing or wrong is taken from these; what is wrong is
     * added to {@code problems}.
     */
    static Record read(Record defaults, Node node, String path, String file, List<String> problems) {
        if (node.fields() == null) {
            problems.add(at(file, node) + (path.isEmpty() ? "the file" : path) + " must be an object {...}, not "
                    + node.kind() + "; the defaults are used");
            return defaults;
        }
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = values(defaults);
        Map<String, Node> rest = new LinkedHashMap<>(node.fields());
        Map<Integer, Node> found = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i++) {
            Node field = rest.remove(components[i].getName());
            if (field == null) {
                continue;
            }
            String name = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            try {
                values[i] = values[i] instanceof Record group
                        ? read(group, field, name, file, problems)
                        : fit(components[i], plain(field));
                found.put(i, field);
            } catch (IllegalArgumentException error) {
                problems.add(at(file, field) + name + ": " + error.getMessage() + "; the default is used");
            }
        }
        rest.forEach((name, field) -> problems.add(
                at(file, field) + "there is no setting called \"" + name + "\"" + (path.isEmpty() ? "" : " in " + path)
                        + "; it is left out"));
        try {
            return make(defaults, values);
        } catch (IllegalArgumentException error) {
            return oneByOne(defaults, values, found, path, file, problems);
        }
    }

    /** Some value will not do: takes over all that do. */
    private static Record oneByOne(
            Record defaults, Object[] values, Map<Integer, Node> found, String path, String file,
            List<String> problems) {
        Record record = defaults;
        for (Map.Entry<Integer, Node> field : found.entrySet()) {
            String name = defaults.getClass().getRecordComponents()[field.getKey()].getName();
            try {
                record = with(record, name, values[field.getKey()]);
            } catch (IllegalArgumentException error) {
                problems.add(at(file, field.getValue()) + path + ": " + error.getMessage() + "; the default is used");
            }
        }
        return record;
    }

    private static String at(String file, Node node) {
        return file + (node.line() > 0 ? ", line " + node.line() : "") + ": ";
    }

    private static Object plain(Node node) {
        if (node.elements() == null) {
            return node.value();
        }
        List<Object> elements = new ArrayList<>();
        node.elements().forEach(element -> elements.add(element.value()));
        return elements;
    }

    private static Object fit(RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (type == boolean.class && value instanceof Boolean || type == String.class && value instanceof String) {
            return value;
        }
        if (type == double.class && value instanceof Number number) {
            return number.doubleValue();
        }
        if (type == int.class && value instanceof Number number && number.intValue() == number.doubleValue()) {
            return number.intValue();
        }
        if (type == List.class && value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return List.copyOf(list);
        }
        if (Record.class.isAssignableFrom(type) && type.isInstance(value)) {
            return value;
        }
        String wanted = type == boolean.class ? "true or false"
                : type == String.class ? "a text in quotes"
                : type == double.class ? "a number"
                : type == int.class ? "a whole number" : "a list of texts [\"...\"]";
        throw new IllegalArgumentException(component.getName() + " must be " + wanted);
    }

    private static Object[] values(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(record, components[i]);
        }
        return values;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException error) {
            throw new AssertionError(component.getName(), error);
        }
    }

    private static Record make(Record like, Object[] values) {
        RecordComponent[] components = like.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<? extends Record> constructor = like.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException error) {
            if (error.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new AssertionError(like.getClass().getName(), error);
        } catch (ReflectiveOperationException error) {
            throw new AssertionError(like.getClass().getName(), error);
        }
    }
}
