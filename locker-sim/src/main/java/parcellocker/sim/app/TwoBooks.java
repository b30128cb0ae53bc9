package parcellocker.sim.app;

import java.util.function.Supplier;

/**
 * Both journals of a locker that is running while they are read, one after the other. What the locker had before the city was read
 * must be in the city, which has heard of all of it; what the city has must be in the locker afterwards. Anything written in between
 * belongs to neither question.
 */
record TwoBooks(Ledger before, Ledger city, Ledger after) {
    static TwoBooks read(Supplier<Ledger> locker, Supplier<Ledger> city) {
        return new TwoBooks(locker.get(), city.get(), locker.get());
    }

    long onlyInOne() {
        return before.missingIn(city) + city.missingIn(after);
    }
}
