/** What a bridge tells of its own work: figures, traces, the layout of its log. It decides nothing and knows no parcel. */
@NullMarked
package parcellocker.bridge.watch;

import org.jspecify.annotations.NullMarked;
