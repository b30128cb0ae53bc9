package parcellocker.bridge.policy;

import java.time.Duration;

/**
 * What it costs that a parcel lies longer than its storage time. Within that time nothing is charged (智能快件箱寄递服务管理办法).
 *
 * @param fen for each period begun, 0 for nothing
 * @param cap in fen, at the most
 */
public record Fee(int fen, Duration period, int cap) {
    /** Lying costs nothing. */
    public static final Fee NONE = new Fee(0, Duration.ofHours(1), 0);

    public Fee {
        if (fen < 0 || cap < 0 || !period.isPositive()) {
            throw new IllegalArgumentException("a fee is not negative, and its period is positive");
        }
    }

    /** Whether it never costs anything. */
    public boolean isFree() {
        return fen == 0 || cap == 0;
    }

    /** In fen, for so long beyond what is free: a period that has begun counts whole. */
    public int fen(Duration beyond) {
        if (isFree() || !beyond.isPositive()) {
            return 0;
        }
        long whole = beyond.toMillis() / period.toMillis();
        long begun = beyond.minus(period.multipliedBy(whole)).isPositive() ? whole + 1 : whole;
        // More periods than the cap holds change nothing, and a product of these cannot overflow.
        return (int) Math.min(cap, Math.min(begun, cap) * fen);
    }
}
