// The words that everybody may text, and what is answered to them when a service says nothing else:
// the usual keywords of the field, some in the language of the recipient's country, and texts of our own.

export const languages = ["en", "es", "fr", "de", "pt", "it"] as const;
export type Language = (typeof languages)[number];

interface Words {
  readonly keywords: readonly string[];
  readonly reply: string;
}

export interface Texts {
  readonly stop: Words;
  readonly start: Words;
  readonly help: Words;
}

/** Each answer fits one segment; the other languages' keywords stand beside the English ones, never instead. */
export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    stop: {
      keywords: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"],
      reply: "You will get no more messages from this sender. Text START if you want them again.",
    },
    start: {
      keywords: ["START", "YES", "UNSTOP"],
      reply:
        "You will get messages from this sender again. Text HELP for help or STOP to end them. Your carrier may charge for messages and data.",
    },
    help: {
      keywords: ["HELP", "INFO"],
      reply: "Text STOP to get no more messages from this sender. Your carrier may charge for messages and data.",
    },
  },
  es: {
    stop: {
      keywords: ["PARAR", "BAJA", "CANCELAR"],
      reply: "No recibirá más mensajes de este remitente. Envíe START si desea recibirlos de nuevo.",
    },
    start: {
      keywords: ["INICIAR", "ALTA"],
      reply: "Volverá a recibir mensajes de este remitente. Envíe HELP para ayuda o STOP para no recibir más.",
    },
    help: {
      keywords: ["AYUDA"],
      reply: "Envíe STOP para no recibir más mensajes de este remitente. Su operador puede cobrarle mensajes y datos.",
    },
  },
  fr: {
    stop: {
      keywords: ["ARRET", "DESABONNER"],
      reply: "Vous ne recevrez plus de messages de cet expéditeur. Envoyez START pour en recevoir à nouveau.",
    },
    start: {
      keywords: ["REPRENDRE"],
      reply:
        "Vous recevrez à nouveau les messages de cet expéditeur. Envoyez HELP pour obtenir de l'aide ou STOP pour les arrêter.",
    },
    help: {
      keywords: ["AIDE"],
      reply:
        "Envoyez STOP pour ne plus recevoir de messages de cet expéditeur. Votre opérateur peut facturer les messages et les données.",
    },
  },
  de: {
    stop: {
      keywords: ["STOPP", "ABMELDEN", "ABBESTELLEN"],
      reply: "Sie erhalten von diesem Absender keine Nachrichten mehr. Mit START bestellen Sie sie wieder.",
    },
    start: {
      keywords: ["ANMELDEN"],
      reply:
        "Sie erhalten wieder Nachrichten von diesem Absender. Mit HELP erhalten Sie Hilfe, mit STOP bestellen Sie ab.",
    },
    help: {
      keywords: ["HILFE"],
      reply:
        "Mit STOP erhalten Sie von diesem Absender keine Nachrichten mehr. Ihr Netzbetreiber kann Kosten berechnen.",
    },
  },
  pt: {
    stop: {
      keywords: ["PARAR", "SAIR", "CANCELAR"],
      reply: "Não vai receber mais mensagens deste remetente. Envie START para voltar a receber.",
    },
    start: {
      keywords: ["INICIAR", "VOLTAR"],
      reply: "Vai voltar a receber mensagens deste remetente. Envie HELP para ajuda ou STOP para deixar de receber.",
    },
    help: {
      keywords: ["AJUDA"],
      reply:
        "Envie STOP para deixar de receber mensagens deste remetente. A sua operadora pode cobrar mensagens e dados.",
    },
  },
  it: {
    stop: {
      keywords: ["FERMA", "ANNULLA", "DISISCRIVI"],
      reply: "Non riceverà più messaggi da questo mittente. Invii START per riceverli di nuovo.",
    },
    start: {
      keywords: ["INIZIA", "ISCRIVI"],
      reply: "Riceverà di nuovo i messaggi di questo mittente. Invii HELP per assistenza o STOP per non riceverne più.",
    },
    help: {
      keywords: ["AIUTO"],
      reply: "Invii STOP per non ricevere più messaggi da questo mittente. L'operatore può addebitare messaggi e dati.",
    },
  },
};

/** What toll-free networks put in front of their own answers. */
export const networkPrefix = "NETWORK MSG: ";

/** The language of a country's phones, where it is one of ours. */
export const languageOf = (country: string): Language => languagesByCountry.get(country) ?? "en";

const speaking = (language: Language, countries: string): readonly (readonly [string, Language])[] =>
  countries.split(" ").map((country) => [country, language] as const);

const languagesByCountry: ReadonlyMap<string, Language> = new Map([
  ...speaking("es", "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE"),
  ...speaking("fr", "BF BJ CD CF CG CI CM DJ FR GA GN HT LU MC ML NE RE SN TD TG"),
  ...speaking("de", "AT CH DE LI"),
  ...speaking("pt", "AO BR CV GW MZ PT ST TL"),
  ...speaking("it", "IT SM VA"),
]);
