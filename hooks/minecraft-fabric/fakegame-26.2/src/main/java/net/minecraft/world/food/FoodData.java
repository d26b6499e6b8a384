package net.minecraft.world.food;

import fakegame.State;

/** How fed a player is. */
public class FoodData {
    /** 0 to 20. */
    public int getFoodLevel() {
        return State.get().foodLevel;
    }
}
