package net.minecraft.client.input;

import fakegame.Keyboard;

/** A press with what was held beside it. */
public interface InputWithModifiers {
    /** The key's or the button's number. */
    int input();

    /** Whether it confirms: enter, or enter of the number pad. */
    default boolean isConfirmation() {
        return Keyboard.is(input(), "key.keyboard.enter") || Keyboard.is(input(), "key.keyboard.keypad.enter");
    }

    /** Whether it goes back. */
    default boolean isEscape() {
        return Keyboard.is(input(), "key.keyboard.escape");
    }

    /** Arrow up. */
    default boolean isUp() {
        return Keyboard.is(input(), "key.keyboard.up");
    }

    /** Arrow down. */
    default boolean isDown() {
        return Keyboard.is(input(), "key.keyboard.down");
    }

    /** Arrow to the left. */
    default boolean isLeft() {
        return Keyboard.is(input(), "key.keyboard.left");
    }

    /** Arrow to the right. */
    default boolean isRight() {
        return Keyboard.is(input(), "key.keyboard.right");
    }
}
