package parcellocker.agent.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins;
import parcellocker.agent.kiosk.KioskSettings;
import parcellocker.agent.kiosk.QuietHours;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.uplink.Login;
import parcellocker.agent.uplink.UplinkSettings;
import parcellocker.agent.vault.Device;
import parcellocker.contract.topic.LockerId;

/**
 * Everything a person may set, checked.
 *
 * @param epoch given by the city at enrolment
 * @param device empty if the locker's papers were brought by hand
 * @param data folder of the database, counters and natives
 * @param wiring whether the agent runs with compartments that `wire` has not verified
 * @param mailIn whether people may send from here
 * @param stretch PBKDF2 rounds before the locker's key; tune to about 100 ms on the board
 * @param trialMillis so long the agent may take to come up whole with what the city has set
 * @param reportMillis powered time after which a report that cannot be uploaded is given up
 * @param element where that key lies; empty: in the file of keys
 */
record Settings(
        LockerId locker,
        long epoch,
        Path data,
        Path keys,
        Optional<Device> device,
        Layout layout,
        Profile profile,
        List<Line> lines,
        Around around,
        City city,
        Kiosk kiosk,
        Optional<Rescue> rescue,
        int stretch,
        Optional<Element> element,
        WiringRule wiring,
        MailInRule mailIn,
        long trialMillis,
        long reportMillis) {
    Settings {
        lines = List.copyOf(lines);
    }

    /** Whether people may send from here. */
    enum MailInRule {
        NONE,
        /** Only while every camera of {@code cameras} sees: the rule where no other monitoring stands before the locker. */
        WATCHED,
        /** Somebody else watches over the place. */
        UNWATCHED
    }

    /**
     * Where the key of pickup codes lies: a secure element or a TPM.
     *
     * @param pkcs11 configuration of Java's PKCS#11 provider
     * @param label of the key
     * @param pin file of the element's PIN
     */
    record Element(Path pkcs11, String label, Path pin) {}

    /** What the agent asks of the wiring before it goes live. */
    enum WiringRule {
        /** Every compartment was verified by `wire`, and hangs where it was verified. */
        VERIFIED,
        /** For simulated cabinets and demonstrations, whose wiring cannot be wrong. */
        UNVERIFIED_ALLOWED
    }

    /** The two poles of the rescue key: {@code on} is set while it is turned, {@code off} while it is not. */
    sealed interface Rescue {
        /** Files that say 0 or 1. */
        record FilePoles(Path on, Path off) implements Rescue {}

        /** Pins of the board, reached as {@code gpio} says. */
        record PinPoles(Pi4jPins.Provider provider, String chip, Pins.Pin on, Pins.Pin off) implements Rescue {}
    }

    /** What a line is plugged into. */
    sealed interface Plug {
        /** For people. */
        String name();
    }

    /** A serial device by its path; by-path links survive a replug. */
    record Serial(String port, int baud) implements Plug {
        @Override
        public String name() {
            return port;
        }
    }

    /** A serial server. */
    record Tcp(String host, int port) implements Plug {
        @Override
        public String name() {
            return host + ":" + port;
        }
    }

    /** One line and the boards on it. */
    record Line(String id, Plug plug, List<BoardId> boards, Manners manners, Supply supply) {
        Line {
            boards = List.copyOf(boards);
        }
    }

    /**
     * How a line is used.
     *
     * @param echo whether its adapter gives back what is sent
     * @param quietMillis silence between two transactions
     * @param replyMillis how long a board may take to answer
     */
    record Manners(boolean echo, long quietMillis, long replyMillis) {}

    /**
     * What feeds the coils of a line.
     *
     * @param name lines that give the same hang on the same
     * @param gapMillis rest between one pulse and the next
     */
    record Supply(String name, long gapMillis) {}

    /** The city's broker, how the locker shows who it is, and how a lost line is tried again. */
    record City(String url, Login login, UplinkSettings.Timing timing) {}

    /**
     * The screen's web server.
     *
     * @param open no token is asked for: only on a loopback address, for demonstration and tests
     * @param quiet when the screen is dark and silent
     * @param sticks the folder below which USB sticks are mounted
     */
    record Kiosk(String host, int port, boolean open, Optional<QuietHours> quiet, Path sticks) {
        KioskSettings with(Optional<String> token) {
            return new KioskSettings(host, port, token, quiet);
        }
    }
}
