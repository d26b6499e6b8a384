package mirage.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mirage.mod.Life;

/** Runs a measuring program in the game with the shipped jar and prints its table; see the script {@code bench}. */
public final class Bench {
    private static final String VERSION = "26.2";
    private static final double BAR = 0.2;

    private Bench() {
    }

    /** {@code render-cost}, {@code reprojection} or {@code soak}; exit status 1 when a bar is missed. */
    public static void main(String[] arguments) throws Throwable {
        System.out.printf("Java %s, %d processors%n", System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors());
        String verdict = switch (arguments.length == 1 ? arguments[0] : "") {
            case "render-cost" -> Life.load(VERSION, new Metering()).play(RenderCost.class);
            case "reprojection" -> reprojection();
            case "soak" -> Life.load(VERSION, (name, file) -> file).play(Soak.class);
            default -> throw new IllegalArgumentException("render-cost, reprojection or soak");
        };
        System.out.print(verdict);
        System.exit(verdict.contains(": NO)") ? 1 : 0); // the game's window has threads of its own
    }

    private static String reprojection() throws Throwable {
        double without = reprojection(false);
        double with = reprojection(true);
        return String.format(Locale.ROOT, "with/without: %.3f (at most %.1f: %s)%n", with / without, BAR,
            with / without <= BAR ? "yes" : "NO");
    }

    private static double reprojection(boolean warp) throws Throwable {
        System.setProperty("mirage.bench.reprojection", Boolean.toString(warp));
        String text = Life.load(VERSION, (name, file) -> file).play(ReprojectionError.class);
        Matcher error = Pattern.compile("error=(.*)\\R").matcher(text);
        if (!error.find()) {
            throw new IllegalStateException(text);
        }
        System.out.print(text.substring(0, error.start()));
        return Double.parseDouble(error.group(1));
    }
}
