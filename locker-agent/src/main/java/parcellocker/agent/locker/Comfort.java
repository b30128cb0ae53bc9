package parcellocker.agent.locker;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the person at the screen wants it. It goes when they go. */
public record Comfort(Language language, SortedSet<Wish> wishes) {
    /** What everybody finds. */
    public static final Comfort STANDARD = new Comfort(Language.ZH, new TreeSet<>());

    public Comfort {
        wishes = Collections.unmodifiableSortedSet(new TreeSet<>(wishes));
    }

    public boolean has(Wish wish) {
        return wishes.contains(wish);
    }

    Comfort speaking(Language next) {
        return new Comfort(next, wishes);
    }

    Comfort with(Wish wish, boolean on) {
        SortedSet<Wish> next = new TreeSet<>(wishes);
        if (on) {
            next.add(wish);
        } else {
            next.remove(wish);
        }
        return new Comfort(language, next);
    }
}
