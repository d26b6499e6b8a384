package mirage.fabric.mixin;

import mirage.fabric.MirageMod;
import net.minecraft.client.renderer.GameRenderer;
import org.spongepowered.asm.mixin.Mixin;
import org.spongepowered.asm.mixin.injection.At;
import org.spongepowered.asm.mixin.injection.Inject;
import org.spongepowered.asm.mixin.injection.callback.CallbackInfo;

/**
 * The one place where Mirage hooks into the game: the world and the hand are drawn, the HUD and our overlay are not.
 *
 * <p>The names are given without descriptors, for these changed between 26.2 and 26.3 and the names did not.
 */
@Mixin(GameRenderer.class)
abstract class GameRendererMixin {
    @Inject(
        method = "render",
        at = @At(
            value = "INVOKE",
            target = "Lnet/minecraft/client/renderer/GameRenderer;renderLevel",
            shift = At.Shift.AFTER))
    private void mirage$afterWorld(CallbackInfo info) {
        MirageMod.afterWorld();
    }
}
