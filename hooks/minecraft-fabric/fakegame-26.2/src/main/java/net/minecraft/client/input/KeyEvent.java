package net.minecraft.client.input;

/** A press of a key. */
public record KeyEvent(int key, int scancode, int modifiers) implements InputWithModifiers {
    @Override
    public int input() {
        return key;
    }
}
