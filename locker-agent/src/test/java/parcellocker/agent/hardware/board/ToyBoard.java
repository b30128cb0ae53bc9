package parcellocker.agent.hardware.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.OpeningId;

/** Just enough of a board of three doors for these tests: answers status and release, and notes what it was asked. */
final class ToyBoard {
    static final BoardId ID = new BoardId("b1");
    static final CompartmentId A01 = new CompartmentId("A01");
    static final CompartmentId A02 = new CompartmentId("A02");

    private final List<Bytes> releases = new ArrayList<>();
    /** Set: closed. */
    private int contacts = 0b111;

    private boolean dead;
    private boolean jammed;
    private boolean withholdsAcknowledgement;

    synchronized Optional<Bytes> answer(Bytes request) {
        boolean isRelease = request.at(0) == 0x8A;
        if (isRelease) {
            releases.add(request);
            if (!jammed && !dead) {
                contacts &= ~(1 << (request.at(2) - 1));
            }
        }
        if (dead || (isRelease && withholdsAcknowledgement)) {
            return Optional.empty();
        }
        return Optional.of(isRelease ? request : Bytes.of(0x80, 1, 0, 0, contacts, 0x33, 0x81 ^ contacts ^ 0x33));
    }

    synchronized List<Bytes> releases() {
        return List.copyOf(releases);
    }

    synchronized void setClosed(int channel, boolean closed) {
        int bit = 1 << (channel - 1);
        contacts = closed ? contacts | bit : contacts & ~bit;
    }

    synchronized void setDead(boolean isDead) {
        dead = isDead;
    }

    synchronized void jam() {
        jammed = true;
    }

    synchronized void withholdAcknowledgements() {
        withholdsAcknowledgement = true;
    }

    static Cabinet cabinet() {
        return Cabinet.of(List.of(compartment(A01, 1), compartment(A02, 2), compartment(new CompartmentId("A03"), 3)));
    }

    static Compartment compartment(CompartmentId id, int channel) {
        return new Compartment(
                id, Size.S, Zone.AMBIENT, 1_000, new Lock(ID, new Channel(channel), Contact.CLOSED_IS_1));
    }

    static Effect.Pulse pulse(int number, CompartmentId compartment, long deadline) {
        return new Effect.Pulse(opening(number), compartment, deadline);
    }

    static OpeningId opening(int number) {
        return new OpeningId("%016x".formatted(number));
    }
}
