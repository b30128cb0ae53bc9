/** Journals in: each locker's stream is applied once, in order, in the transaction that projects it. */
@NullMarked
package parcellocker.bridge.intake;

import org.jspecify.annotations.NullMarked;
