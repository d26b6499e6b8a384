package mirage.fabric.mixin;

import mirage.fabric.MirageMod;
import net.minecraft.client.renderer.GameRenderer;
import org.joml.Matrix4f;
import org.spongepowered.asm.mixin.Mixin;
import org.spongepowered.asm.mixin.injection.At;
import org.spongepowered.asm.mixin.injection.Inject;
import org.spongepowered.asm.mixin.injection.ModifyArg;
import org.spongepowered.asm.mixin.injection.callback.CallbackInfo;

/**
 * The one place where Mirage hooks into the game: the world and the hand are drawn, the HUD and our overlay are not.
 *
 * <p>The names are given without descriptors, for these changed between 26.2 and 26.3 and the names did not. The other
 * hooks serve depth alone, and only half of them can fit a version: they are never required.
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

    @ModifyArg(
        method = "renderLevel",
        at = @At(
            value = "INVOKE",
            target = "Lnet/minecraft/client/renderer/ProjectionMatrixBuffer;"
                + "getBuffer(Lorg/joml/Matrix4f;)Lcom/mojang/blaze3d/buffers/GpuBufferSlice;"),
        require = 0)
    private Matrix4f mirage$projection262(Matrix4f projection) {
        MirageMod.projecting(projection);
        return projection;
    }

    @ModifyArg(
        method = "renderLevel",
        at = @At(
            value = "INVOKE",
            target = "Lnet/minecraft/client/renderer/ProjectionMatrixBuffer;"
                + "getBuffer(Lorg/joml/Matrix4f;)Lcom/mojang/renderpearl/api/buffers/GpuBufferSlice;"),
        require = 0)
    private Matrix4f mirage$projection263(Matrix4f projection) {
        MirageMod.projecting(projection);
        return projection;
    }

    /** 26.2 empties the world's depth for the hand here. */
    @Inject(
        method = "renderLevel",
        at = @At(value = "INVOKE", target = "Lcom/mojang/blaze3d/systems/CommandEncoder;clearDepthTexture"),
        require = 0)
    private void mirage$beforeHand262(CallbackInfo info) {
        MirageMod.beforeHand();
    }

    /** 26.3 does so in there. */
    @Inject(
        method = "renderLevel",
        at = @At(value = "INVOKE", target = "Lnet/minecraft/client/renderer/GameRenderer;render3dHud"),
        require = 0)
    private void mirage$beforeHand263(CallbackInfo info) {
        MirageMod.beforeHand();
    }
}
