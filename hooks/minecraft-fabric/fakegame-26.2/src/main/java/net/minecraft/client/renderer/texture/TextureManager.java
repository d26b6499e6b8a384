package net.minecraft.client.renderer.texture;

import java.util.HashMap;
import java.util.Map;
import net.minecraft.resources.Identifier;

/** All textures by name. */
public class TextureManager {
    private final Map<Identifier, AbstractTexture> textures = new HashMap<>();

    /** Gives a texture a name; the one that had it is closed. */
    public void register(Identifier name, AbstractTexture texture) {
        AbstractTexture before = textures.put(name, texture);
        if (before != null && before != texture) {
            before.close();
        }
    }

    /** Closes a texture and forgets it. */
    public void release(Identifier name) {
        AbstractTexture texture = textures.remove(name);
        if (texture != null) {
            texture.close();
        }
    }

    /** The texture of this name. */
    public AbstractTexture getTexture(Identifier name) {
        AbstractTexture texture = textures.get(name);
        if (texture == null) {
            throw new IllegalStateException("no such texture here: " + name);
        }
        return texture;
    }
}
