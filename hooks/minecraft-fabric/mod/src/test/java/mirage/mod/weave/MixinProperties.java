package mirage.mod.weave;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spongepowered.asm.service.IGlobalPropertyService;
import org.spongepowered.asm.service.IPropertyKey;

/** Where Mixin keeps what is known to all of its parts. */
public final class MixinProperties implements IGlobalPropertyService {
    private final Map<IPropertyKey, Object> values = new ConcurrentHashMap<>();

    private record Key(String name) implements IPropertyKey {
    }

    /** For Mixin, which finds it by name. */
    public MixinProperties() {
    }

    @Override
    public IPropertyKey resolveKey(String name) {
        return new Key(name);
    }

    @Override
    public <T> T getProperty(IPropertyKey key) {
        return getProperty(key, null);
    }

    @Override
    public void setProperty(IPropertyKey key, Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Mixin asks only for what it has put there
    public <T> T getProperty(IPropertyKey key, T otherwise) {
        return (T) values.getOrDefault(key, otherwise);
    }

    @Override
    public String getPropertyString(IPropertyKey key, String otherwise) {
        Object value = values.get(key);
        return value == null ? otherwise : value.toString();
    }
}
