// Mobile networks of the world by country: name, mobile country code, mobile network code. Facts of the ITU's lists, for
// the countries that have prices of their own.

export interface Network {
  readonly name: string;
  readonly mcc: string;
  readonly mnc: string;
}

const lines: readonly string[] = [
  "US Verizon Wireless:311-480,AT&T Wireless:310-410,T-Mobile USA:310-260,US Cellular:311-580",
  "CA Rogers Wireless:302-720,Bell Mobility:302-610,TELUS Mobility:302-220",
  "GB EE:234-30,O2:234-10,Vodafone:234-15,Three:234-20",
  "IE Vodafone:272-01,eir:272-03,Three:272-05",
  "FR Orange:208-01,SFR:208-10,Free Mobile:208-15,Bouygues Telecom:208-20",
  "DE Telekom:262-01,Vodafone:262-02,O2:262-03",
  "ES Vodafone:214-01,Orange:214-03,Yoigo:214-04,Movistar:214-07",
  "PT Vodafone:268-01,NOS:268-03,MEO:268-06",
  "IT TIM:222-01,Vodafone:222-10,Iliad:222-50,WindTre:222-88",
  "NL Vodafone:204-04,KPN:204-08,Odido:204-16",
  "BE Proximus:206-01,Orange:206-10,BASE:206-20",
  "CH Swisscom:228-01,Sunrise:228-02,Salt:228-03",
  "AT A1:232-01,Magenta:232-03,Drei:232-10",
  "DK TDC:238-01,Telenor:238-02,3:238-06,Telia:238-20",
  "SE Telia:240-01,3:240-02,Tele2:240-07,Telenor:240-08",
  "NO Telenor:242-01,Telia:242-02,Ice:242-14",
  "FI Elisa:244-05,DNA:244-12,Telia:244-91",
  "PL Plus:260-01,T-Mobile:260-02,Orange:260-03,Play:260-06",
  "CZ T-Mobile:230-01,O2:230-02,Vodafone:230-03",
  "HU Yettel:216-01,Telekom:216-30,Vodafone:216-70",
  "RO Vodafone:226-01,Telekom:226-03,Digi:226-05,Orange:226-10",
  "GR Cosmote:202-01,Vodafone:202-05,Nova:202-10",
  "TR Turkcell:286-01,Vodafone:286-02,Turk Telekom:286-03",
  "IL Partner:425-01,Cellcom:425-02,Pelephone:425-03",
  "AE Etisalat:424-02,du:424-03",
  "IN Airtel:404-10,Vodafone Idea:404-20,Jio:405-840",
  "PK Jazz:410-01,Ufone:410-03,Zong:410-04,Telenor:410-06",
  "CN China Mobile:460-00,China Unicom:460-01,China Telecom:460-03",
  "HK CSL:454-00,3:454-03,SmarTone:454-06,China Mobile:454-12",
  "SG Singtel:525-01,M1:525-03,StarHub:525-05",
  "JP NTT DOCOMO:440-10,SoftBank:440-20,KDDI:440-50",
  "KR SK Telecom:450-05,LG U+:450-06,KT:450-08",
  "PH Globe:515-02,Smart:515-03,DITO:515-66",
  "ID Indosat:510-01,Telkomsel:510-10,XL:510-11",
  "AU Telstra:505-01,Optus:505-02,Vodafone:505-03",
  "NZ One NZ:530-01,Spark:530-05,2degrees:530-24",
  "ZA Vodacom:655-01,Telkom:655-02,Cell C:655-07,MTN:655-10",
  "NG Airtel:621-20,MTN:621-30,Glo:621-50,9mobile:621-60",
  "KE Safaricom:639-02,Airtel:639-03,Telkom:639-07",
  "EG Orange:602-01,Vodafone:602-02,Etisalat:602-03,WE:602-04",
  "BR TIM:724-02,Claro:724-05,Vivo:724-06",
  "MX Telcel:334-020,Movistar:334-030,AT&T:334-050",
  "AR Movistar:722-070,Claro:722-310,Personal:722-341",
  "CL Entel:730-01,Movistar:730-02,Claro:730-03,WOM:730-09",
  "CO Claro:732-101,Tigo:732-103,Movistar:732-123",
];

/** The networks of a country; none where none are written down. */
export const networksOf = (country: string): readonly Network[] => byCountry.get(country) ?? [];

const networkOf = (entry: string): Network => {
  const [name = "", codes = ""] = entry.split(":");
  const [mcc = "", mnc = ""] = codes.split("-");
  return { name, mcc, mnc };
};

const byCountry: ReadonlyMap<string, readonly Network[]> = new Map(
  lines.map((line) => [line.slice(0, 2), line.slice(3).split(",").map(networkOf)]),
);
