"""The window's shader programs, OpenGL 3.3 core."""

PICTURE_VERTEX = """
#version 330 core
out vec2 place;  // 0..1 from the top left of the picture
void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    place = vec2(corner.x, 1.0 - corner.y);
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
"""

PICTURE_FRAGMENT = """
#version 330 core
in vec2 place;
out vec4 colour;
uniform sampler2D original;
uniform sampler2D styled;
uniform bool original_bottom_up;
uniform bool styled_bottom_up;
uniform bool has_original;
uniform float opacity;   // of the styled picture over the original
uniform float wipe;      // left of it only the original shows
uniform mat3 warp;       // finds a place of this view in the styled picture
uniform float feather;   // how far the styled picture's rim bleeds over what it does not cover
uniform vec3 backdrop;

vec2 upright(vec2 at, bool bottom_up) { return vec2(at.x, bottom_up ? 1.0 - at.y : at.y); }

void main() {
    vec3 below = has_original ? texture(original, upright(place, original_bottom_up)).rgb : backdrop;
    vec3 seen = warp * vec3(place, 1.0);
    vec2 at = seen.xy / max(seen.z, 1e-6);
    vec2 beyond = max(max(-at, at - 1.0), 0.0);
    float covered = seen.z > 1e-6 ? 1.0 - smoothstep(0.0, feather, max(beyond.x, beyond.y)) : 0.0;
    vec3 above = texture(styled, upright(clamp(at, 0.0, 1.0), styled_bottom_up)).rgb;
    float weight = place.x < wipe ? 0.0 : opacity * covered;
    colour = vec4(mix(below, above, weight), 1.0);
}
"""

PLAIN_FRAGMENT = """
#version 330 core
in vec2 place;
out vec4 colour;
uniform sampler2D picture;
uniform bool bottom_up;
void main() {
    vec2 at = vec2(place.x, bottom_up ? 1.0 - place.y : place.y);
    colour = vec4(texture(picture, at).rgb, 1.0);
}
"""

QUAD_VERTEX = """
#version 330 core
in vec4 area;      // x, y, width, height in window pixels from the top left
in vec2 in_atlas;
in vec4 tint;
in vec2 shape;     // radius or -1 for a glyph, fade
out vec2 local;    // pixels from the area's top left
flat out vec2 extent;
flat out vec2 origin;
flat out vec4 shade;
flat out float radius;
uniform vec2 window;
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    local = corner * area.zw;
    extent = area.zw;
    origin = in_atlas;
    shade = vec4(tint.rgb, tint.a * shape.y);
    radius = shape.x;
    vec2 at = (area.xy + local) / window * 2.0 - 1.0;
    gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
}
"""

QUAD_FRAGMENT = """
#version 330 core
in vec2 local;
flat in vec2 extent;
flat in vec2 origin;
flat in vec4 shade;
flat in float radius;
out vec4 colour;
uniform sampler2D atlas;
void main() {
    float coverage;
    if (radius < 0.0) {
        coverage = texelFetch(atlas, ivec2(origin + floor(local)), 0).r;
    } else {
        float round_by = min(radius, min(extent.x, extent.y) * 0.5);
        vec2 corner = abs(local - extent * 0.5) - extent * 0.5 + round_by;
        float outside = length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0) - round_by;
        coverage = clamp(0.5 - outside, 0.0, 1.0);
    }
    float alpha = shade.a * coverage;
    colour = vec4(shade.rgb * alpha, alpha);
}
"""
