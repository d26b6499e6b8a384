package mirage.fabric;

import mirage.core.game.KeyNames;
import net.minecraft.client.KeyMapping;
import net.minecraft.client.Options;

/**
 * The keys that the player holds, of those that move the player or act in the world, as the protocol names them. What
 * is typed into a text field is never among them. Client thread; allocates only after the player changed a key.
 */
final class HeldKeys {
    private static final int COUNT = 11;

    private final String[] names = new String[COUNT];
    private final long[] bits = new long[COUNT];

    /** The bits of {@link KeyNames} for all that is held now. */
    long read(Options options) {
        return bit(0, options.keyUp) | bit(1, options.keyDown) | bit(2, options.keyLeft) | bit(3, options.keyRight)
            | bit(4, options.keyJump) | bit(5, options.keyShift) | bit(6, options.keySprint)
            | bit(7, options.keyAttack) | bit(8, options.keyUse) | bit(9, options.keyDrop)
            | bit(10, options.keyInventory);
    }

    private long bit(int index, KeyMapping key) {
        if (!key.isDown()) {
            return 0L;
        }
        String name = key.saveString();
        if (!name.equals(names[index])) {
            names[index] = name;
            bits[index] = KeyNames.with(0L, name);
        }
        return bits[index];
    }
}
