# The same in Python, with the library that Debian ships.
import json
import sys

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

client = Client()
message = client.messages.create(to="+15558675310", from_="+15005550006", body="From an old program")
fetched = client.messages(message.sid).fetch()
for name in ["One", "Two"]:
    client.messaging.v1.services.create(friendly_name=name)
services = client.messaging.v1.services.list(page_size=1)
missing = None
try:
    client.messages("SM" + "0" * 32).fetch()
except TwilioRestException as error:
    missing = {"status": error.status, "code": error.code}
with open(sys.argv[1], "w") as seen:
    json.dump(
        {
            "body": fetched.body,
            "services": sorted(service.friendly_name for service in services),
            "links": [service.url for service in services],
            "missing": missing,
        },
        seen,
    )
sys.exit(7)
