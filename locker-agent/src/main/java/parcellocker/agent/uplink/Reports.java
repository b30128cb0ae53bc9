package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.contract.status.Telemetry;

/** What one session tells as telemetry: how the doors fare and what the probes read, when that has changed, at most once a minute. */
final class Reports {
    static final long EVERY_MILLIS = 60_000;

    private List<Telemetry.Door> told = List.of();
    private List<Telemetry.Climate> read = List.of();
    private long notBefore;

    /** What is to be told now, if anything is. */
    Optional<Telemetry> due(Locker locker, Moment now, List<Telemetry.Climate> climate) {
        if (now.uptimeMillis() < notBefore) {
            return Optional.empty();
        }
        notBefore = now.uptimeMillis() + EVERY_MILLIS;
        List<Telemetry.Door> doors = doors(locker);
        if (doors.equals(told) && climate.equals(read)) {
            return Optional.empty();
        }
        told = doors;
        read = List.copyOf(climate);
        return Optional.of(new Telemetry(locker.stamp(now).wallMillis(), doors, climate));
    }

    private static List<Telemetry.Door> doors(Locker locker) {
        return locker.setup().cabinet().ids().stream()
                .filter(id -> !locker.health(id).answers().isEmpty())
                .map(id -> door(locker, id))
                .toList();
    }

    private static Telemetry.Door door(Locker locker, CompartmentId id) {
        DoorHealth health = locker.health(id);
        List<DoorHealth.Answer> latest = health.latest();
        OptionalLong millis = health.openMillis();
        OptionalInt celsius = health.milliCelsius();
        return new Telemetry.Door(
                id.value(),
                millis.isPresent() ? millis.getAsLong() : null,
                latest.size(),
                (int) latest.stream().filter(one -> one.openMillis().isEmpty()).count(),
                (int) latest.stream().filter(one -> one.pulses() > 1).count(),
                latest.stream().mapToLong(DoorHealth.Answer::bounces).sum(),
                celsius.isPresent() ? celsius.getAsInt() : null,
                locker.sign(id).map(DoorHealth.Sign::name).orElse(null));
    }
}
