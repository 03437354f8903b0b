package helpdesk.bench;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;

/// Draws each finding as a bar up to its median, with a line over its range, and marks where it has to be.
record Chart(List<Finding> findings) {

    /// Only ratios: other values have a scale of their own.
    static Chart of(List<Finding> findings) {
        return new Chart(findings.stream()
                .filter(finding -> !finding.reference().isEmpty())
                .toList());
    }

    private static final int LEFT = 330;
    private static final int WIDTH = 900;
    private static final int ROW = 26;
    private static final int TOP = 30;

    String svg() {
        var text = new StringBuilder();
        text.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"10\""
                        + " y=\"18\">Median and range of ratios; red line: must, green line: aim</text>%n",
                WIDTH, TOP + ROW * findings.size() + 10));
        for (var index = 0; index < findings.size(); index++) {
            text.append(row(findings.get(index), TOP + ROW * index));
        }
        return text.append("</svg>\n").toString();
    }

    private String row(Finding finding, int y) {
        var label = finding.name() + ": " + finding.contestants();
        var color = finding.target().verdict(finding.median()).equals("missed") ? "#d9a441" : "#4a7fb5";
        return format("<text x=\"10\" y=\"%d\">%s</text>%n", y + 15, label)
                + format(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>%n",
                        LEFT, y + 4, x(finding.median()) - LEFT, color)
                + line(x(finding.least()), y + 11, x(finding.most()), y + 11, "black")
                + format("<text x=\"%d\" y=\"%d\">%.2f</text>%n", WIDTH - 40, y + 15, finding.median())
                + marks(finding.target(), y);
    }

    private String marks(Target target, int y) {
        return target.equals(Target.NONE)
                ? ""
                : line(x(target.must()), y + 1, x(target.must()), y + 21, "red")
                        + line(x(target.aim()), y + 1, x(target.aim()), y + 21, "green");
    }

    private static String line(double fromX, double fromY, double toX, double toY, String color) {
        return format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                fromX, fromY, toX, toY, color);
    }

    /// All bars have one scale, which ends where the longest range does.
    private double x(double ratio) {
        var longest = findings.stream()
                .mapToDouble(
                        finding -> Math.max(finding.most(), finding.target().must()))
                .max()
                .orElse(1);
        return LEFT + (WIDTH - 50 - LEFT) * Math.min(1, ratio / Math.max(1, longest));
    }

    @FormatMethod
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
