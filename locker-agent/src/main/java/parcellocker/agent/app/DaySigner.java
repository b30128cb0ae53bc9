package parcellocker.agent.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.contract.evidence.DayHead;

/** Signs where the journal stands once a local day is over. On a clock that is not trusted no day ends. */
final class DaySigner {
    private final String locker;
    private final String deviceJwk;
    private final ZoneId zone;

    DaySigner(String locker, String deviceJwk, ZoneId zone) {
        this.locker = locker;
        this.deviceJwk = deviceJwk;
        this.zone = zone;
    }

    /** The head of yesterday, if it is not signed yet and there is anything to sign. */
    Optional<Input.DaySigned> due(Locker now, Moment moment, Journal.Head head) {
        Stamp stamp = now.stamp(moment);
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(stamp.wallMillis()), zone);
        LocalDate over = today.minusDays(1);
        boolean isDue = stamp.quality() != Quality.SUSPECT
                && head.seq() > 0
                && over.toEpochDay() > now.book().standing().signedDay();
        return isDue
                ? Optional.of(new Input.DaySigned(
                        over.toEpochDay(),
                        new DayHead(locker, head.epoch(), over.toString(), head.seq(), head.hash()).signed(deviceJwk)))
                : Optional.empty();
    }
}
