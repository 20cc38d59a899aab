package mrz

import "strings"

// countries are the codes of ICAO 9303-3 section 5 (8th edition) as they are
// printed: ISO 3166-1 alpha-3, D for Germany, and the codes of organisations,
// of persons without a defined nationality, and of specimens.
var countries = strings.Fields(`
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
CYM CYP CZE D<< DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA
GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO
MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD
NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP
SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS
TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC XXA XXB XXC XXX UTO`)

// otherCodes are printed on papers and not in section 5: codes since withdrawn,
// and those that only their issuers use.
var otherCodes = strings.Fields(`ANT CSK DDR IAO NTZ ROM SCG SUN TMP XCT YMD YUG ZAR`)

// isoStates are the codes of ICAO 9303-3 section 5 that stand for a state which
// ISO 3166-1 alpha-3 gives another code: Germany, and the British nationals
// other than citizens.
var isoStates = map[string]string{"D": "DEU", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}

// ISOState returns the ISO 3166-1 alpha-3 code of a code as a zone prints it,
// without its fillers; a code without another in ISO is returned as it is.
func ISOState(code string) string {
	if iso, ok := isoStates[code]; ok {
		return iso
	}
	return code
}
