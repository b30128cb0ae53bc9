/** The JSON, signatures and seals in which the records of this module travel. */
@NullMarked
package parcellocker.contract.wire;

import org.jspecify.annotations.NullMarked;
