package parcellocker.sim.world;

import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Waybill;

/** Something one can put into a compartment. */
final class Thing {
    private final Waybill waybill;
    private final String recipient;
    private final Size size;
    private boolean marked;
    private boolean damaged;

    Thing(Waybill waybill, String recipient, Size size) {
        this.waybill = waybill;
        this.recipient = recipient;
        this.size = size;
    }

    static Thing rubbish(String number) {
        Thing rubbish = new Thing(new Waybill("RUBBISH-" + number), "nobody", Size.S);
        rubbish.mark();
        return rubbish;
    }

    Waybill waybill() {
        return waybill;
    }

    String recipient() {
        return recipient;
    }

    Size size() {
        return size;
    }

    /** Its packaging breaks on the way. */
    void breaks() {
        damaged = true;
    }

    /** Whether everybody can see that its packaging is broken. */
    boolean isDamaged() {
        return damaged;
    }

    /** Somebody left it or lied about it: no locker can know that it is there (S-7). */
    void mark() {
        marked = true;
    }

    boolean isMarked() {
        return marked;
    }

    @Override
    public String toString() {
        return waybill + (marked ? " (marked)" : "");
    }
}
