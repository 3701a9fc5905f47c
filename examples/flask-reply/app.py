"""Answers texts, as the first tutorial of every messaging API does: Flask and the official helper, nothing of ours.

    python3 app.py                     # listens on 127.0.0.1:5000
    pennywire numbers update +15005550006 --sms-url http://127.0.0.1:5000/sms
    pennywire phone +15558675310 send --to +15005550006 --body "Hello?"
    pennywire phone +15558675310

With TWILIO_AUTH_TOKEN set, requests that are not signed with it are refused.
"""

import os

from flask import Flask, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

app = Flask(__name__)


@app.post("/sms")
def sms():
    token = os.environ.get("TWILIO_AUTH_TOKEN")
    if token:
        signature = request.headers.get("X-Twilio-Signature", "")
        if not RequestValidator(token).validate(request.url, request.form, signature):
            abort(403)
    reply = MessagingResponse()
    reply.message("You said: " + request.form["Body"])
    return str(reply), 200, {"Content-Type": "text/xml"}


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "5000")))
