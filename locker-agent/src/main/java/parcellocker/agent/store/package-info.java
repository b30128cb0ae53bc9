/** The locker's memory: one SQLite file with the tables of the book, the journal, and the seals that lie beside it. */
@NullMarked
package parcellocker.agent.store;

import org.jspecify.annotations.NullMarked;
