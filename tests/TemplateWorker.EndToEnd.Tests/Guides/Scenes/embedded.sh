# Nothing at all, so that the program starts its own database and the page its own playground.
export TEMPLATEWORKER__SANDBOX__PROCESSES=1 TEMPLATEWORKER__SANDBOX__SPARES=0
