/** The store against real files, real failures and real kills. */
@NullMarked
package parcellocker.agent.store;

import org.jspecify.annotations.NullMarked;
