// Well-known texts of QuickBooks that lead to a code, for messages that come without it. Texts that say more than
// a code are in messages.ts.

export interface TextRow {
  readonly pattern: RegExp
  /** A statusCode, an HRESULT or a code of the Web Connector. */
  readonly code: string
}

/** Patterns are bounded and have no nested repeats: they run over whole log files. */
export const texts: readonly TextRow[] = [
  { pattern: /error when parsing the provided XML/i, code: '0x80040400' },
  { pattern: /could not access QuickBooks/i, code: '0x80040401' },
  { pattern: /check the QBSDKLog/i, code: '0x80040402' },
  { pattern: /could not open the specified QuickBooks company/i, code: '0x80040403' },
  { pattern: /could not start QuickBooks|QuickBooks could not be started/i, code: '0x80040408' },
  { pattern: /company (?:data )?file is already open and it is/i, code: '0x8004040A' },
  { pattern: /ticket parameter is invalid/i, code: '0x8004040D' },
  { pattern: /open in a mode other than the one/i, code: '0x80040410' },
  { pattern: /not support the rollbackOnError/i, code: '0x80040413' },
  { pattern: /modal dialog/i, code: '0x80040414' },
  { pattern: /if QuickBooks is not running, a call to/i, code: '0x80040416' },
  { pattern: /company data file is not open, a call to/i, code: '0x80040417' },
  { pattern: /has not accessed this QuickBooks company/i, code: '0x80040418' },
  { pattern: /does not have permission to access this QuickBooks/i, code: '0x8004041A' },
  { pattern: /unable to lock the necessary information/i, code: '0x8004041B' },
  { pattern: /not allowed to log ?in(?:to)? .{0,60}automatically/i, code: '0x8004041D' },
  { pattern: /QuickBooks user has denied access/i, code: '0x80040420' },
  { pattern: /requires single[- ]user file access mode/i, code: '0x80040422' },
  { pattern: /version of qbXML that was requested is not/i, code: '0x80040423' },
  { pattern: /QuickBooks did not finish its initiali[sz]ation/i, code: '0x80040424' },
  { pattern: /class not registered/i, code: '0x80040154' },
  { pattern: /RPC server is unavailable/i, code: '0x800706BA' },
  { pattern: /remote procedure call failed/i, code: '0x800706BE' },

  { pattern: /did not find a matching object/i, code: '1' },
  { pattern: /required element .{0,120}could not be found in QuickBooks/i, code: '500' },
  { pattern: /given object ID .{0,120}is invalid/i, code: '3000' },
  { pattern: /error when converting the boolean/i, code: '3010' },
  { pattern: /error when converting the date/i, code: '3020' },
  { pattern: /error when converting the time interval/i, code: '3035' },
  { pattern: /error when converting the amount/i, code: '3040' },
  { pattern: /error when converting the price/i, code: '3045' },
  { pattern: /error when converting the percent/i, code: '3050' },
  { pattern: /error when converting the quantity/i, code: '3060' },
  { pattern: /error when converting the GUID/i, code: '3065' },
  { pattern: /error when converting the integer/i, code: '3085' },
  { pattern: /is too long\. {1,2}The maximum length/i, code: '3070' },
  { pattern: /characters that cannot be stored/i, code: '3080' },
  { pattern: /cannot contain a colon|error when storing "/i, code: '3090' },
  { pattern: /list element is already in use|name .{0,200}is already in use/i, code: '3100' },
  { pattern: /enumerated value .{0,200}unknown or invalid/i, code: '3110' },
  { pattern: /specified in the request cannot be found/i, code: '3120' },
  { pattern: /invalid reference to QuickBooks/i, code: '3140' },
  { pattern: /there is a missing element/i, code: '3150' },
  { pattern: /cannot delete the object specified/i, code: '3160' },
  { pattern: /error when modifying an? /i, code: '3170' },
  { pattern: /on or before the closing date/i, code: '3171' },
  {
    pattern: /could not be locked|because it is already in use|in use by another user/i,
    code: '3175',
  },
  { pattern: /failed to acquire the lock/i, code: '3176' },
  { pattern: /error when saving an? /i, code: '3180' },
  { pattern: /cannot void the object specified/i, code: '3185' },
  { pattern: /edit sequence .{0,120}out[- ]of[- ]date/i, code: '3200' },
  { pattern: /field has an invalid value "/i, code: '3210' },
  { pattern: /request has not been processed/i, code: '3231' },
  { pattern: /feature is not enabled or not available/i, code: '3250' },
  { pattern: /insufficient permission level/i, code: '3260' },
  { pattern: /placed in the request in incorrect order/i, code: '3290' },
  { pattern: /unique OwnerID\/FileID pair/i, code: 'QBWC1039' },
]

/** Looked at only where nothing else was found. */
export const vagueTexts: readonly TextRow[] = [
  { pattern: /already in use/i, code: '3100' },
  { pattern: /out[- ]of[- ]date/i, code: '3200' },
  { pattern: /invalid (?:user ?name|password)|wrong password/i, code: 'QBWC1040' },
  { pattern: /\blocked\b/i, code: '3175' },
  { pattern: /closing date|closed period/i, code: '3171' },
  { pattern: /dialog/i, code: '0x80040414' },
  { pattern: /certificate/i, code: 'QBWC1048' },
]
