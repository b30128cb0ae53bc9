package parcellocker.agent.hardware.climate;

import java.io.IOException;
import java.util.Optional;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Guest;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;

/**
 * A thermometer on a line of Modbus lock boards. Asked as often as one on a line of its own, but once at a time: its other tries come a
 * second later each, and doors are read in between.
 */
public final class GuestThermometer implements Guest {
    private static final long AGAIN_MILLIS = 1_000;

    private final ModbusThermometers.Probe probe;
    private final Readings readings;
    private final Uptime uptime;
    private final long replyMillis;
    private long dueAt;
    private int failures;

    /**
     * One that is due at once.
     *
     * @param replyMillis how long it may take to answer, which a release may have to wait
     */
    public GuestThermometer(ModbusThermometers.Probe probe, Readings readings, Uptime uptime, long replyMillis) {
        this.probe = probe;
        this.readings = readings;
        this.uptime = uptime;
        this.replyMillis = replyMillis;
        this.dueAt = uptime.millis();
    }

    @Override
    public int address() {
        return probe.device();
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public Exchange.Result ask(Wire wire) throws IOException, InterruptedException {
        Exchange.Result result = wire.exchange(probe.question(replyMillis));
        Optional<Reading> reading = probe.reading(result);
        failures = reading.isPresent() ? 0 : failures + 1;
        if (reading.isPresent() || failures >= ModbusThermometers.TRIES) {
            readings.read(probe.id(), reading.orElse(Reading.NONE));
            failures = 0;
            dueAt = uptime.millis() + ModbusThermometers.EVERY_MILLIS;
        } else {
            dueAt = uptime.millis() + AGAIN_MILLIS;
        }
        return result;
    }

    @Override
    public void lost() {
        readings.read(probe.id(), Reading.NONE);
    }
}
