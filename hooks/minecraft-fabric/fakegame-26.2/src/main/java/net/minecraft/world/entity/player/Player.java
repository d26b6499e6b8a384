package net.minecraft.world.entity.player;

import net.minecraft.world.entity.LivingEntity;
import net.minecraft.world.food.FoodData;

/** A player. */
public abstract class Player extends LivingEntity {
    private final FoodData food = new FoodData();

    /** How fed. */
    public FoodData getFoodData() {
        return food;
    }
}
