package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import org.joml.Matrix4f;

/** The three programs: whole screen, GUI, world. */
final class Shaders {
    private static Shaders current;

    private final int screen = program("""
            #version 330 core
            out vec2 uv;
            void main() {
                vec2 p = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
                uv = p;
                gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
            }
            """, """
            #version 330 core
            uniform sampler2D image;
            in vec2 uv;
            out vec4 color;
            void main() { color = texture(image, uv); }
            """);
    private final int gui = program("""
            #version 330 core
            layout(location = 0) in vec2 place;
            layout(location = 1) in vec2 where;
            layout(location = 2) in vec4 tint;
            uniform vec2 size;
            out vec2 uv;
            out vec4 vertexTint;
            void main() {
                uv = where;
                vertexTint = tint;
                gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0.0, 1.0);
            }
            """, """
            #version 330 core
            uniform sampler2D image;
            uniform bool textured;
            in vec2 uv;
            in vec4 vertexTint;
            out vec4 color;
            void main() {
                vec4 c = textured ? texture(image, uv) : vec4(1.0);
                if (c.a == 0.0) { discard; }
                color = c * vertexTint;
            }
            """);
    private final int world = program("""
            #version 330 core
            layout(location = 0) in vec3 place;
            layout(location = 1) in vec3 tint;
            uniform mat4 matrix;
            uniform vec3 eye;
            out vec3 vertexTint;
            out float away;
            void main() {
                vertexTint = tint;
                away = distance(place, eye);
                gl_Position = matrix * vec4(place, 1.0);
            }
            """, """
            #version 330 core
            uniform vec3 sky;
            uniform float light;
            in vec3 vertexTint;
            in float away;
            out vec4 color;
            void main() {
                color = vec4(mix(vertexTint * light, sky, smoothstep(30.0, 70.0, away)), 1.0);
            }
            """);
    private final int nothing = glGenVertexArrays();

    static Shaders get() {
        if (current == null) {
            current = new Shaders();
        }
        return current;
    }

    static void forget() {
        current = null;
    }

    void screen() {
        glUseProgram(screen);
        glUniform1i(glGetUniformLocation(screen, "image"), 0);
        glBindVertexArray(nothing);
    }

    void gui(float width, float height, boolean textured) {
        glUseProgram(gui);
        glUniform1i(glGetUniformLocation(gui, "image"), 0);
        glUniform1i(glGetUniformLocation(gui, "textured"), textured ? 1 : 0);
        glUniform2f(glGetUniformLocation(gui, "size"), width, height);
    }

    void world(Matrix4f matrix, double x, double y, double z, float[] sky, float light) {
        glUseProgram(world);
        glUniformMatrix4fv(glGetUniformLocation(world, "matrix"), false, matrix.get(new float[16]));
        glUniform3f(glGetUniformLocation(world, "eye"), (float) x, (float) y, (float) z);
        glUniform3f(glGetUniformLocation(world, "sky"), sky[0], sky[1], sky[2]);
        glUniform1f(glGetUniformLocation(world, "light"), light);
    }

    private static int program(String vertex, String fragment) {
        int program = glCreateProgram();
        glAttachShader(program, shader(GL_VERTEX_SHADER, vertex));
        glAttachShader(program, shader(GL_FRAGMENT_SHADER, fragment));
        glLinkProgram(program);
        if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
            throw new IllegalStateException(glGetProgramInfoLog(program));
        }
        return program;
    }

    private static int shader(int kind, String text) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, text);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
            throw new IllegalStateException(glGetShaderInfoLog(shader));
        }
        return shader;
    }
}
