/** What a locker and the city can prove to a third party, and how anyone checks it. */
@NullMarked
package parcellocker.contract.evidence;

import org.jspecify.annotations.NullMarked;
