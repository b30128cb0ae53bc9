package parcellocker.bridge.fleet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Directive.FullList;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Json;

/**
 * All that the city says to one locker now: what a full list is made of.
 *
 * @param parcels that may still come, the latest announced first
 * @param couriers everyone who may sign in, and who no longer may
 * @param orders given after the list, each under a number of its own
 * @param configuration what it shall have set; null: nobody said
 */
public record Whole(
        List<Directive.Parcel> parcels,
        List<Directive.Courier> couriers,
        List<Directive> orders,
        Directive.@Nullable Configuration configuration) {
    /** Characters of a page: signed and in base64 it stays below what a message may have. */
    static final int PAGE = 30_000;

    public Whole {
        parcels = List.copyOf(parcels);
        couriers = List.copyOf(couriers);
        orders = List.copyOf(orders);
    }

    /** One in which nothing is set. */
    public Whole(List<Directive.Parcel> parcels, List<Directive.Courier> couriers, List<Directive> orders) {
        this(parcels, couriers, orders, null);
    }

    /**
     * In pages that each fit into a message; at least one, and no more than a locker holds: then those announced first are left out,
     * and a courier who brings them is asked for the recipient.
     *
     * @param cover the session it is for, what it must differ from, and whether it only takes away
     */
    List<FullList> pages(Cover cover, int characters) {
        String head = Chain.name(cover.after() + cover.session() + cover.narrow() + Json.write(this));
        Cutter cutter = new Cutter(characters);
        couriers.forEach(cutter::add);
        parcels.forEach(cutter::add);
        List<Whole> cut = cutter.cut();
        List<Whole> some = cut.subList(0, Math.min(cut.size(), FullList.MOST_PAGES));
        List<FullList> pages = new ArrayList<>();
        for (Whole one : some) {
            pages.add(new FullList(
                    cover.session(),
                    head,
                    pages.size() + 1,
                    some.size(),
                    cover.narrow(),
                    one.parcels(),
                    one.couriers(),
                    pages.isEmpty() ? configuration : null));
        }
        return pages;
    }

    /** {@code after}: where the chain stood, and the list's own number. */
    record Cover(String session, String after, boolean narrow) {}

    private static final class Cutter {
        private final List<Whole> done = new ArrayList<>();
        private final List<Directive.Parcel> parcels = new ArrayList<>();
        private final List<Directive.Courier> couriers = new ArrayList<>();
        private final int characters;
        private int length;

        Cutter(int characters) {
            this.characters = characters;
        }

        void add(Directive.Courier courier) {
            grow(Json.write(courier).length());
            couriers.add(courier);
        }

        void add(Directive.Parcel parcel) {
            grow(Json.write(parcel).length());
            parcels.add(parcel);
        }

        private void grow(int more) {
            if (length > 0 && length + more > characters) {
                close();
            }
            length += more;
        }

        private void close() {
            done.add(new Whole(parcels, couriers, List.of()));
            parcels.clear();
            couriers.clear();
            length = 0;
        }

        List<Whole> cut() {
            close();
            return done;
        }
    }
}
