package parcellocker.agent.hardware.board.xor8a;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.xor8a.Xor8aScan.Found;
import parcellocker.agent.hardware.line.Bytes;

/**
 * One board of the family. Releases one door by {@code 8A}, reads all by {@code 80 .. 33}. Of what the family also knows,
 * lock 0 ("all"), {@code 90} (a set of doors; sources contradict each other on its order), {@code 9A}, {@code 9B},
 * {@code 9D} (holding a coil) cannot be built here.
 */
public final class Xor8a implements BoardProtocol {
    /** Most channels a board of this family has. */
    private static final int LAST_CHANNEL = 50;
    /** What the boards' maker says; it cannot be read back. */
    private static final long OWN_PULSE_MILLIS = 300;

    private final Xor8aSettings settings;
    private final Xor8aScan scan;

    public Xor8a(Xor8aSettings settings) {
        this.settings = settings;
        this.scan = new Xor8aScan(settings);
    }

    @Override
    public Bytes release(Channel channel) {
        if (channel.number() > LAST_CHANNEL) {
            throw new IllegalArgumentException(channel + " is not 1.." + LAST_CHANNEL);
        }
        int address = settings.address();
        int function = settings.function().code();
        return settings.pulseSeconds().isPresent()
                ? checked(
                        Xor8aScan.RELEASE_HEAD,
                        address,
                        channel.number(),
                        function,
                        settings.pulseSeconds().getAsInt())
                : checked(Xor8aScan.RELEASE_HEAD, address, channel.number(), function);
    }

    @Override
    public Bytes status() {
        return checked(Xor8aScan.STATUS_HEAD, settings.address(), 0, Xor8aScan.READ);
    }

    @Override
    public long pulseMillis() {
        return settings.pulseSeconds().isPresent() ? settings.pulseSeconds().getAsInt() * 1_000L : OWN_PULSE_MILLIS;
    }

    @Override
    public Heard hear(Bytes received, Asked asked) {
        Hearing hearing = new Hearing(asked);
        scan.scan(received).forEach(hearing::take);
        return hearing.heard();
    }

    private static Bytes checked(int... numbers) {
        int[] frame = new int[numbers.length + 1];
        for (int i = 0; i < numbers.length; i++) {
            frame[i] = numbers[i];
            frame[numbers.length] ^= numbers[i];
        }
        return Bytes.of(frame);
    }

    /** One pass over what was found. */
    private final class Hearing {
        private final Asked asked;
        private final List<Channel> events = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private Optional<Contacts> contacts = Optional.empty();
        private boolean isAcknowledged;

        Hearing(Asked asked) {
            this.asked = asked;
        }

        Heard heard() {
            return new Heard(contacts, isAcknowledged, events, faults);
        }

        void take(Found found) {
            switch (found) {
                case Found.Frame sound -> take(sound.frame());
                case Found.OwnRequest echo -> faults.add(Fault.ECHO);
                case Found.TwoWays ambiguous -> faults.add(Fault.AMBIGUOUS);
                case Found.Junk junk -> faults.add(junk.isOurs() ? Fault.DAMAGED : Fault.STRAY);
            }
        }

        private void take(Xor8aFrame frame) {
            switch (frame) {
                case Xor8aFrame.Status status -> take(status);
                case Xor8aFrame.Acknowledgement acknowledgement -> take(acknowledgement);
                case Xor8aFrame.DoorMoved moved -> {
                    // Another board's is heard by that board's own protocol.
                    if (moved.address() == settings.address()) {
                        events.add(moved.channel());
                    }
                }
                case Xor8aFrame.OneContact one -> unasked(one.address());
            }
        }

        private void take(Xor8aFrame.Status status) {
            if (status.address() != settings.address() || !(asked instanceof Asked.Status)) {
                unasked(status.address());
                return;
            }
            contacts.ifPresent(earlier -> faults.add(Fault.FOREIGN));
            contacts = Optional.of(status.contacts()); // the last is the newest
        }

        private void take(Xor8aFrame.Acknowledgement acknowledgement) {
            boolean isAsked = acknowledgement.address() == settings.address()
                    && asked instanceof Asked.Release release
                    && release.channel().equals(acknowledgement.channel());
            if (isAsked && !isAcknowledged) {
                isAcknowledged = true;
            } else {
                unasked(acknowledgement.address());
            }
        }

        private void unasked(int address) {
            boolean isLate = address == settings.address() && asked instanceof Asked.Nothing;
            faults.add(isLate ? Fault.LATE : Fault.FOREIGN);
        }
    }
}
