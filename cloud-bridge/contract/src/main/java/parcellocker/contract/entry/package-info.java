/** What a locker writes into its journal and tells the city, kind by kind. */
@NullMarked
package parcellocker.contract.entry;

import org.jspecify.annotations.NullMarked;
