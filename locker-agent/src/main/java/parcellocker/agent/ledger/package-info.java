/** Journalled event ↔ contract entry: the bytes, the hash chain, and how far the city has them. */
@NullMarked
package parcellocker.agent.ledger;

import org.jspecify.annotations.NullMarked;
