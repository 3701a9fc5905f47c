"""What a Python program does in a day, with the official package unchanged. Prints each broken expectation on a line.

It is run by `pennywire run`, and so it believes that it talks to Twilio.
"""

import sys
import time
from datetime import datetime

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

client = Client()
account = client.api.accounts(client.account_sid)
checked = 0


def expect(what, condition):
    global checked
    checked += 1
    if not condition:
        print("VIOLATION: " + what, flush=True)


def refused(what, code, status, work):
    try:
        work()
        expect(what + " is refused", False)
    except TwilioRestException as error:
        expect(what + " is refused with %s/%s, not %s/%s" % (status, code, error.status, error.code), (error.code, error.status) == (code, status))


def messages():
    sent = [client.messages.create(to="+15558675310", from_="+15005550006", body="Text %d" % at) for at in range(5)]
    first = sent[0]
    expect("a message has a SID", first.sid.startswith("SM"))
    expect("a message was made at a time", isinstance(first.date_created, datetime))
    expect("its numbers are texts", (first.num_segments, first.num_media) == ("1", "0"))
    expect("it has no error", first.error_code is None)
    listed = client.messages.list(to="+15558675310", page_size=2)
    expect("a list of several pages has every message once", sorted(one.sid for one in listed) == sorted(one.sid for one in sent))
    expect("a limit holds", len(client.messages.list(limit=3, page_size=2)) == 3)
    for _ in range(100):
        if client.messages(first.sid).fetch().status == "delivered":
            break
        time.sleep(0.1)
    done = client.messages(first.sid).fetch()
    expect("it is delivered in the end", done.status == "delivered")
    expect("it was sent at a time", isinstance(done.date_sent, datetime))
    expect("redaction empties it", client.messages(first.sid).update(body="").body == "")
    expect("deletion says so", client.messages(first.sid).delete() is True)
    refused("a deleted message", 20404, 404, lambda: client.messages(first.sid).fetch())
    refused("a wrong number", 21211, 400, lambda: client.messages.create(to="x", from_="+15005550006", body="x"))


def numbers():
    offered = client.available_phone_numbers("US").local.list(limit=3)
    expect("numbers are offered", len(offered) == 3)
    bought = client.incoming_phone_numbers.create(phone_number=offered[0].phone_number)
    expect("the number that was asked for is bought", bought.phone_number == offered[0].phone_number)
    changed = client.incoming_phone_numbers(bought.sid).update(sms_url="https://example.com/hook", friendly_name="Mine")
    expect("its settings are kept", (changed.sms_url, changed.friendly_name) == ("https://example.com/hook", "Mine"))
    expect("it is in the list", bought.sid in [one.sid for one in client.incoming_phone_numbers.stream()])
    expect("it is released", client.incoming_phone_numbers(bought.sid).delete() is True)


def services():
    made = [client.messaging.services.create(friendly_name="Service %d" % at) for at in range(3)]
    listed = client.messaging.services.list(page_size=1)
    expect("pages of the newer products are followed", {one.sid for one in made} <= {one.sid for one in listed})
    number = client.incoming_phone_numbers.list(phone_number="+15005550006")[0]
    member = client.messaging.services(made[0].sid).phone_numbers.create(phone_number_sid=number.sid)
    expect("a number joins the pool", member.phone_number == "+15005550006")
    expect("capabilities there are a list", isinstance(member.capabilities, list))
    message = client.messages.create(to="+15558675310", messaging_service_sid=made[0].sid, body="From a pool")
    expect("a service sends", message.messaging_service_sid == made[0].sid)
    for service in made:
        expect("a service is deleted", client.messaging.services(service.sid).delete() is True)


def rest():
    expect("the balance is an amount", float(client.balance.fetch().balance) > 0)
    key = client.new_keys.create(friendly_name="From Python")
    expect("a key has a secret, once", key.secret.isalnum() and key.sid.startswith("SK"))
    expect("a key works", Client(key.sid, key.secret, client.account_sid).messages.list(limit=1) != [])
    expect("a key is deleted", client.keys(key.sid).delete() is True)
    expect("an account has a name", account.fetch().status == "active")
    child = client.api.accounts.create(friendly_name="Child")
    expect("a subaccount belongs to us", child.owner_account_sid == client.account_sid)
    expect("a subaccount is closed", client.api.accounts(child.sid).update(status="closed").status == "closed")
    records = client.usage.records.list(category="sms")
    expect("usage is counted", len(records) > 0 and int(records[0].count) > 0)
    if hasattr(client.lookups, "v2"):  # Debian's is older than that
        expect("a number is looked up", client.lookups.v2.phone_numbers("+15005550006").fetch().valid is True)
    expect("prices are listed", len(client.pricing.messaging.countries.list(limit=5)) == 5)
    refused("a wrong token", 20003, 401, lambda: Client(client.account_sid, "wrong").balance.fetch())


for part in [messages, numbers, services, rest]:
    try:
        part()
    except Exception as error:  # the next part has its turn all the same
        print("VIOLATION: %s ended with %s: %s" % (part.__name__, type(error).__name__, error), flush=True)
print("checked %d" % checked)
sys.exit(0)
