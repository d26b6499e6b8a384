package net.minecraft.world.entity;

import fakegame.State;

/** A thing with health. */
public abstract class LivingEntity extends Entity {
    /** Health, 2 a heart. */
    public float getHealth() {
        return State.get().health;
    }

    /** The most health it can have. */
    public float getMaxHealth() {
        return State.get().maxHealth;
    }
}
