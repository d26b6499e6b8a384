package com.mojang.blaze3d.platform;

import fakegame.Version;

/** Keys by name and by number. */
public class InputConstants {
    /** A key by its name, as {@code key.keyboard.m} or {@code key.mouse.left}. */
    public static Key getKey(String name) {
        return new Key(name, Version.keyCode(name));
    }

    /** A key of the keyboard or the mouse. */
    public static final class Key {
        private final String name;
        private final int value;

        private Key(String name, int value) {
            this.name = name;
            this.value = value;
        }

        /** Its number. */
        public int getValue() {
            return value;
        }

        /** Its name. */
        public String getName() {
            return name;
        }
    }
}
