package parcellocker.sim.board.modbus;

import parcellocker.sim.line.Rtu;

/** What writes to coils mean on each make: FC05, FC0F, and FC10 where a pulse is written to registers. */
final class Coils {
    private static final int ON = 0xFF00;
    private static final int OFF = 0;
    private static final int TOGGLE = 0x5500;
    private static final int LEGACY_ON = 0x0100;
    private static final int ALL = 0xFF;
    private static final int FLASH_ON = 0x0200;
    private static final int FLASH_OFF = 0x0400;
    private static final int LONGEST_FLASH = 0x7FFF;
    private static final long TENTH_NANOS = 100_000_000;
    private static final int FIRST_DELAY = 3;
    private static final int DELAY_APART = 5;
    private static final int DELAYED_ON = 2;

    private final Settings.Profile profile;
    private final Relays relays;

    Coils(Settings.Profile profile, Relays relays) {
        this.profile = profile;
        this.relays = relays;
    }

    /** The first coil's number on the wire. */
    int base() {
        return profile == Settings.Profile.LEGACY ? 1 : 0;
    }

    /** FC05. */
    Plan one(int[] frame) {
        int at = Rtu.word(frame, 2);
        int value = Rtu.word(frame, 4);
        boolean isWaveshare = profile == Settings.Profile.WAVESHARE;
        if (isWaveshare && at == ALL) {
            return all(frame, value);
        }
        int flash = at & 0xFF00;
        if (isWaveshare && (flash == FLASH_ON || flash == FLASH_OFF)) {
            return flash(frame, flash == FLASH_ON, value);
        }
        int relay = at - base() + 1;
        if (!has(relay)) {
            return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        }
        if (value == OFF || value == on()) {
            return Plan.done(frame, () -> relays.put(relay, value != OFF));
        }
        return isWaveshare && value == TOGGLE
                ? Plan.done(frame, () -> relays.toggle(relay))
                : Plan.refused(frame, Rtu.ILLEGAL_VALUE);
    }

    private Plan all(int[] frame, int value) {
        return switch (value) {
            case ON -> Plan.done(frame, () -> relays.putAll(true));
            case OFF -> Plan.done(frame, () -> relays.putAll(false));
            case TOGGLE -> Plan.done(frame, relays::toggleAll);
            default -> Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        };
    }

    private Plan flash(int[] frame, boolean on, int tenths) {
        int relay = frame[3] + 1;
        if (!has(relay)) {
            return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        }
        if (tenths < 1 || tenths > LONGEST_FLASH) {
            return Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        long nanos = tenths * TENTH_NANOS;
        return Plan.done(frame, () -> {
            if (on) {
                relays.flashOn(relay, nanos);
            } else {
                relays.flashOff(relay, nanos);
            }
        });
    }

    /** FC0F. */
    Plan several(int[] frame) {
        int first = Rtu.word(frame, 2) - base() + 1;
        int count = Rtu.word(frame, 4);
        if (count < 1 || frame[6] != (count + 7) / 8) {
            return Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        if (!has(first) || !has(first + count - 1)) {
            return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        }
        return Plan.done(frame, () -> {
            for (int i = 0; i < count; i++) {
                relays.put(first + i, (frame[7 + i / 8] & (1 << i % 8)) != 0);
            }
        });
    }

    /** FC10: {@code 0002} and so many tenths of a second, at the two registers of a relay. */
    Plan delayed(int[] frame) {
        if (profile != Settings.Profile.LC_8R) {
            return Plan.refused(frame, Rtu.ILLEGAL_FUNCTION);
        }
        int at = Rtu.word(frame, 2) - FIRST_DELAY;
        int relay = at / DELAY_APART + 1;
        if (at < 0 || at % DELAY_APART != 0 || !has(relay)) {
            return Plan.refused(frame, Rtu.ILLEGAL_ADDRESS);
        }
        boolean isPair = Rtu.word(frame, 4) == 2 && frame[6] == 4;
        if (!isPair || Rtu.word(frame, 7) != DELAYED_ON || Rtu.word(frame, 9) == 0) {
            return Plan.refused(frame, Rtu.ILLEGAL_VALUE);
        }
        return Plan.done(frame, () -> relays.flashOn(relay, Rtu.word(frame, 9) * TENTH_NANOS));
    }

    private int on() {
        return profile == Settings.Profile.LEGACY ? LEGACY_ON : ON;
    }

    private boolean has(int relay) {
        return relay >= 1 && relay <= relays.count();
    }
}
