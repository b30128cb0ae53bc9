/** Birth and death of a locker's session. */
@NullMarked
package parcellocker.contract.status;

import org.jspecify.annotations.NullMarked;
