package net.minecraft.client.gui.navigation;

import org.joml.Matrix3x2fc;
import org.joml.Vector2f;

/** A rectangle, GUI units. */
public record ScreenRectangle(ScreenPosition position, int width, int height) {
    /** From its left upper corner and its size. */
    public ScreenRectangle(int x, int y, int width, int height) {
        this(new ScreenPosition(x, y), width, height);
    }

    /** The smallest rectangle around this one transformed. */
    public ScreenRectangle transformMaxBounds(Matrix3x2fc pose) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            var p = pose.transformPosition(new Vector2f(position.x() + (corner & 1) * width,
                    position.y() + (corner >> 1) * height));
            left = Math.min(left, p.x);
            top = Math.min(top, p.y);
            right = Math.max(right, p.x);
            bottom = Math.max(bottom, p.y);
        }
        int x = (int) Math.floor(left);
        int y = (int) Math.floor(top);
        return new ScreenRectangle(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
    }
}
