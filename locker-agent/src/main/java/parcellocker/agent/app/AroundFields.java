package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.hardware.badge.Rdm6300;
import parcellocker.agent.hardware.badge.SerialBadgeReader.Order;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.hardware.scanner.ScannerControl;
import parcellocker.contract.problem.Problem;

/** The sections of what stands around the lock boards. */
final class AroundFields {
    private static final Pattern KEYBOARD =
            Pattern.compile("/dev/(input/.*|hidraw\\d*|usb/hiddev\\d*)|.*-(event-)?kbd");

    private AroundFields() {}

    static Around read(Fields top, Function<String, Path> path) {
        boolean hasScanner = top.has("scanner");
        long again = Repeats.STANDARD_MILLIS;
        Optional<Around.Scanner> scanner = Optional.empty();
        if (hasScanner) {
            try (Fields fields = top.section("scanner")) {
                again = fields.number("againMillis", new Bounds(0, 10_000, Repeats.STANDARD_MILLIS));
                scanner = Optional.of(scanner(fields, path));
            }
        }
        return new Around(
                scanner,
                CameraFields.eye(top, path),
                again,
                badges(top, path),
                ClimateFields.read(top, path),
                GpioFields.read(top),
                CameraFields.all(top, path));
    }

    private static Around.Scanner scanner(Fields fields, Function<String, Path> path) {
        Settings.Serial serial = serial(fields, path);
        ScannerControl.Family family = fields.choice("control", ScannerControl.Family.NONE);
        ScannerControl.Mode mode = fields.choice("mode", ScannerControl.Mode.AS_SET);
        boolean aimIdOff = fields.flag("aimIdOff", false);
        Optional<String> unfit = ScannerControl.unfit(family, mode, aimIdOff);
        unfit.ifPresent(why -> fields.note(Problem.CONFIG_CONFLICT, "control", why));
        return new Around.Scanner(
                serial, unfit.isEmpty() ? new ScannerControl(family, mode, aimIdOff) : ScannerControl.SILENT);
    }

    private static Optional<Around.Badges> badges(Fields top, Function<String, Path> path) {
        if (!top.has("badges")) {
            return Optional.empty();
        }
        try (Fields fields = top.section("badges")) {
            Around.Badges.Kind kind = fields.choice("kind", Around.Badges.Kind.RDM6300);
            long baud = kind == Around.Badges.Kind.PN532 ? 115_200 : 9_600;
            String port = port(fields, path);
            return Optional.of(new Around.Badges(
                    new Settings.Serial(port, (int) fields.number("baud", new Bounds(1_200, 115_200, baud))),
                    kind,
                    fields.choice("check", Rdm6300.Check.XOR),
                    fields.choice("order", Order.AS_SENT),
                    fields.number("againMillis", new Bounds(500, 10_000, 1_500))));
        }
    }

    static Settings.Serial serial(Fields fields, Function<String, Path> path) {
        String port = port(fields, path);
        return new Settings.Serial(port, (int) fields.number("baud", new Bounds(1_200, 115_200, 9_600)));
    }

    /** A reader that is a keyboard types what is on a label, wherever the cursor stands. */
    private static String port(Fields fields, Function<String, Path> path) {
        String port = fields.text("port");
        if (isKeyboard(port, path)) {
            fields.note(
                    Problem.KEYBOARD_REFUSED,
                    "port",
                    "is '" + port + "', an input device: what is on a label would become keys."
                            + " Scan the maker's code for serial (USB-COM) mode and name the port under /dev/serial/by-path");
        }
        return port;
    }

    private static boolean isKeyboard(String port, Function<String, Path> path) {
        if (KEYBOARD.matcher(port).matches()) {
            return true;
        }
        try {
            return KEYBOARD.matcher(path.apply(port).toRealPath().toString()).matches();
        } catch (IOException | RuntimeException notThereNow) {
            return false;
        }
    }
}
