package mirage.fabric.gfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkStepsTest {
    @Test
    void whatIsSmallEnoughStaysAsItIs() {
        ShrinkSteps steps = new ShrinkSteps();
        assertTrue(steps.fit(1280, 720, 0, 0));
        assertEquals(0, steps.count());
        assertEquals(1280, steps.width());
        assertFalse(steps.fit(1280, 720, 0, 0), "nothing changed");
        assertTrue(steps.fit(320, 180, 640, 360));
        assertEquals(320, steps.width());
    }

    @ParameterizedTest
    @CsvSource({"1280,720,640,360", "1920,1080,640,360", "3840,2160,256,256", "8192,1,64,64", "1,8192,64,64",
        "641,361,640,360"})
    void everyStepIsAtMostTwoAndTheShapeIsKept(int width, int height, int mostWidth, int mostHeight) {
        ShrinkSteps steps = new ShrinkSteps();
        steps.fit(width, height, mostWidth, mostHeight);
        int lastWidth = width;
        int lastHeight = height;
        for (int i = 0; i < steps.count(); i++) {
            assertTrue(steps.width(i) * 2 >= lastWidth && steps.height(i) * 2 >= lastHeight, "step " + i);
            lastWidth = steps.width(i);
            lastHeight = steps.height(i);
        }
        assertEquals(steps.width(), lastWidth);
        assertTrue(lastWidth <= mostWidth && lastHeight <= mostHeight && lastWidth >= 1 && lastHeight >= 1);
        double scale = Math.min((double) mostWidth / width, (double) mostHeight / height);
        assertEquals(Math.max(1, width * scale), lastWidth, 0.51);
        assertEquals(Math.max(1, height * scale), lastHeight, 0.51);
    }

    @ParameterizedTest
    @CsvSource({"26.2,Gfx26_2", "26.2.1,Gfx26_2", "26.2-rc-1,Gfx26_2", "26.3,Gfx26_3", "26.3.1,Gfx26_3",
        "26.20,Gfx26_3"})
    void theVersionOfTheGameChoosesTheCalls(String version, String name) {
        assertTrue(GfxLoader.className(version).endsWith("." + name));
    }
}
