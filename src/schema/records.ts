// Made from src/schema/grammar.json by: npm run types. Do not edit by hand.
//
// Every request, response and aggregate of qbXML 14.0. A leaf is text, what may come more than once is an
// array, attributes are "@name"; a comment says the form of a leaf, its longest text, the first version that has
// it, and desktop editions that lack it; what only the old Online Edition had is left out. In requests, what must be there is required, and of a choice exactly one
// alternative is taken where the choice is small; of a larger one it says "one of". In answers everything is
// optional that IncludeRetElement or an older version may leave out. Where lines and groups come mixed, "@order"
// lists their names. A name that ends in a number is a variant, which stands at some places in place of the first.

/** A flag. QuickBooks answers true or false. */
export type Flag = 'true' | 'false' | '1' | '0'
/** In place of an id: the name that an earlier request of the same document gave to what it makes. */
export type UseMacro = { '@useMacro': string; '#text'?: '' }
type KeyOf<T> = T extends unknown ? keyof T : never
/** One of several alternatives, without what the others have. */
export type OneOf<T, K extends PropertyKey = KeyOf<T>> = T extends unknown
  ? T & { [N in Exclude<K, keyof T>]?: never }
  : never

export type AccountType = 'AccountsPayable' | 'AccountsReceivable' | 'Bank' | 'CostOfGoodsSold' | 'CreditCard' | 'Equity' | 'Expense' | 'FixedAsset' | 'Income' | 'LongTermLiability' | 'NonPosting' | 'OtherAsset' | 'OtherCurrentAsset' | 'OtherCurrentLiability' | 'OtherExpense' | 'OtherIncome'
export type ActiveStatus = 'ActiveOnly' | 'InactiveOnly' | 'All'
export type MatchCriterion = 'StartsWith' | 'Contains' | 'EndsWith'
export type SpecialAccountType = 'AccountsPayable' | 'AccountsReceivable' | 'CondenseItemAdjustmentExpenses' | 'CostOfGoodsSold' | 'DirectDepositLiabilities' | 'Estimates' | 'ExchangeGainLoss' | 'InventoryAssets' | 'ItemReceiptAccount' | 'OpeningBalanceEquity' | 'PayrollExpenses' | 'PayrollLiabilities' | 'PettyCash' | 'PurchaseOrders' | 'ReconciliationDifferences' | 'RetainedEarnings' | 'SalesOrders' | 'SalesTaxPayable' | 'UncategorizedExpenses' | 'UncategorizedIncome' | 'UndepositedFunds'
export type Status = 'Hot' | 'Warm' | 'Cold'
export type SalesTaxCountry = 'Australia' | 'Canada' | 'UK' | 'US'
export type JobStatus = 'Awarded' | 'Closed' | 'InProgress' | 'None' | 'NotAwarded' | 'Pending'
export type PreferredDeliveryMethod = 'None' | 'Email' | 'Fax'
export type Operator = 'LessThan' | 'LessThanEqual' | 'Equal' | 'GreaterThan' | 'GreaterThanEqual'
export type Relation = 'Spouse' | 'Partner' | 'Mother' | 'Father' | 'Sister' | 'Brother' | 'Son' | 'Daughter' | 'Friend' | 'Other'
export type EmployeeType = 'Officer' | 'Owner' | 'Regular' | 'Statutory'
export type PartOrFullTime = 'PartTime' | 'FullTime'
export type Exempt = 'Exempt' | 'NonExempt'
export type KeyEmployee = 'Yes' | 'No'
export type Gender = 'Male' | 'Female'
export type Ethnicity = 'AmericianIndian' | 'Asian' | 'Black' | 'Hawaiian' | 'Hispanic' | 'White' | 'TwoOrMoreRaces'
export type MilitaryStatus = 'Active' | 'Reserve'
export type PayPeriod = 'Daily' | 'Weekly' | 'Biweekly' | 'Semimonthly' | 'Monthly' | 'Quarterly' | 'Yearly'
export type UseTimeDataToCreatePaychecks = 'NotSet' | 'UseTimeData' | 'DoNotUseTimeData'
export type AccrualPeriod = 'BeginningOfYear' | 'EveryHourOnPaycheck' | 'EveryPaycheck'
export type ReportingPeriod = 'Monthly' | 'Quarterly'
export type PaymentMethodType = 'AmericanExpress' | 'Cash' | 'Check' | 'DebitCard' | 'Discover' | 'ECheck' | 'GiftCard' | 'MasterCard' | 'Other' | 'OtherCreditCard' | 'Visa'
export type Type = 'Task' | 'Call' | 'Fax' | 'Email' | 'Meeting' | 'Appointment'
export type Priority = 'Low' | 'Medium' | 'High'
export type DoneStatus = 'NotDoneOnly' | 'DoneOnly' | 'All'
export type AcquiredAs = 'New' | 'Old'
export type SpecialItemType = 'FinanceCharge' | 'ReimbursableExpenseGroup' | 'ReimbursableExpenseSubtotal'
export type WageType = 'Bonus' | 'Commission' | 'HourlyOvertime' | 'HourlyRegular' | 'HourlySick' | 'HourlyVacation' | 'SalaryRegular' | 'SalarySick' | 'SalaryVacation'
export type AdjustRelativeTo = 'StandardPrice' | 'Cost' | 'CurrentCustomPrice'
export type AdjustBillingRateRelativeTo = 'StandardRate' | 'CurrentCustomRate'
export type UnitOfMeasureType = 'Area' | 'Count' | 'Length' | 'Other' | 'Time' | 'Volume' | 'Weight'
export type UnitUsedFor = 'Purchase' | 'Sales' | 'Shipping'
export type MappingCategory = 'BOX1' | 'BOX2' | 'BOX3' | 'BOX4' | 'BOX5' | 'BOX6' | 'BOX7' | 'BOX8' | 'BOX9' | 'BOX10' | 'BOX13' | 'BOX14' | 'BOX15'
export type ThousandSeparator = 'Comma' | 'Period' | 'Space' | 'Apostrophe'
export type ThousandSeparatorGrouping = 'XX_XXX_XXX' | 'X_XX_XX_XXX'
export type DecimalPlaces = '0' | '2'
export type DecimalSeparator = 'Period' | 'Comma'
export type OptionForPriceRuleConflict = 'Zero' | 'BasePrice'
export type DateMacro = 'All' | 'Today' | 'ThisWeek' | 'ThisWeekToDate' | 'ThisMonth' | 'ThisMonthToDate' | 'ThisCalendarQuarter' | 'ThisCalendarQuarterToDate' | 'ThisFiscalQuarter' | 'ThisFiscalQuarterToDate' | 'ThisCalendarYear' | 'ThisCalendarYearToDate' | 'ThisFiscalYear' | 'ThisFiscalYearToDate' | 'Yesterday' | 'LastWeek' | 'LastWeekToDate' | 'LastMonth' | 'LastMonthToDate' | 'LastCalendarQuarter' | 'LastCalendarQuarterToDate' | 'LastFiscalQuarter' | 'LastFiscalQuarterToDate' | 'LastCalendarYear' | 'LastCalendarYearToDate' | 'LastFiscalYear' | 'LastFiscalYearToDate' | 'NextWeek' | 'NextFourWeeks' | 'NextMonth' | 'NextCalendarQuarter' | 'NextCalendarYear' | 'NextFiscalQuarter' | 'NextFiscalYear'
export type PaidStatus = 'All' | 'PaidOnly' | 'NotPaidOnly'
export type TransactionMode = 'CardNotPresent' | 'CardPresent'
export type CreditCardTxnType = 'Authorization' | 'Capture' | 'Charge' | 'Refund' | 'VoiceAuthorization'
export type AVSStreet = 'Pass' | 'Fail' | 'NotAvailable'
export type PaymentStatus = 'Unknown' | 'Completed'
export type BillableStatus = 'Billable' | 'NotBillable' | 'HasBeenBilled'
export type JournalLineType = 'Debit' | 'Credit'
export type ListDelType = 'Account' | 'BillingRate' | 'Class' | 'Currency' | 'Customer' | 'CustomerMsg' | 'CustomerType' | 'DateDrivenTerms' | 'Employee' | 'InventorySite' | 'ItemDiscount' | 'ItemFixedAsset' | 'ItemGroup' | 'ItemInventory' | 'ItemInventoryAssembly' | 'ItemNonInventory' | 'ItemOtherCharge' | 'ItemPayment' | 'ItemSalesTax' | 'ItemSalesTaxGroup' | 'ItemService' | 'ItemSubtotal' | 'JobType' | 'OtherName' | 'PaymentMethod' | 'PayrollItemNonWage' | 'PayrollItemWage' | 'PriceLevel' | 'SalesRep' | 'SalesTaxCode' | 'ShipMethod' | 'StandardTerms' | 'ToDo' | 'UnitOfMeasureSet' | 'Vehicle' | 'Vendor' | 'VendorType' | 'WorkersCompCode'
export type ListMergeType = 'Account' | 'Class' | 'Customer' | 'ItemDiscount' | 'ItemGroup' | 'ItemInventory' | 'ItemNonInventory' | 'ItemOtherCharge' | 'ItemPayment' | 'ItemSalesTax' | 'ItemSalesTaxGroup' | 'ItemService' | 'ItemSubtotal' | 'Vendor'
export type TxnDelType = 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'TimeTracking' | 'TransferInventory' | 'VehicleMileage' | 'VendorCredit'
export type TxnVoidType = 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'SalesReceipt' | 'VendorCredit'
export type ClearedStatus = 'Cleared' | 'NotCleared' | 'Pending'
export type ListDisplayAddType = 'Account' | 'Customer' | 'Employee' | 'Item' | 'OtherName' | 'Vendor'
export type TxnDisplayAddType = 'Bill' | 'BillPayment' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'VendorCredit'
export type TxnDisplayModType = 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'VendorCredit'
export type EntityTypeFilter = 'Customer' | 'Employee' | 'OtherName' | 'Vendor'
export type AccountTypeFilter = 'AccountsPayable' | 'AccountsReceivable' | 'AllowedFor1099' | 'APAndSalesTax' | 'APOrCreditCard' | 'ARAndAP' | 'Asset' | 'BalanceSheet' | 'Bank' | 'BankAndARAndAPAndUF' | 'BankAndUF' | 'CostOfSales' | 'CreditCard' | 'CurrentAsset' | 'CurrentAssetAndExpense' | 'CurrentLiability' | 'Equity' | 'EquityAndIncomeAndExpense' | 'ExpenseAndOtherExpense' | 'FixedAsset' | 'IncomeAndExpense' | 'IncomeAndOtherIncome' | 'Liability' | 'LiabilityAndEquity' | 'LongTermLiability' | 'NonPosting' | 'OrdinaryExpense' | 'OrdinaryIncome' | 'OrdinaryIncomeAndCOGS' | 'OrdinaryIncomeAndExpense' | 'OtherAsset' | 'OtherCurrentAsset' | 'OtherCurrentLiability' | 'OtherExpense' | 'OtherIncome' | 'OtherIncomeOrExpense'
export type ItemTypeFilter = 'AllExceptFixedAsset' | 'Assembly' | 'Discount' | 'FixedAsset' | 'Inventory' | 'InventoryAndAssembly' | 'NonInventory' | 'OtherCharge' | 'Payment' | 'Sales' | 'SalesTax' | 'Service'
export type TxnTypeFilter = 'All' | 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'LiabilityAdjustment' | 'Paycheck' | 'PayrollLiabilityCheck' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'Transfer' | 'VendorCredit' | 'YTDAdjustment'
export type TransactionDetailLevelFilter = 'All' | 'SummaryOnly' | 'AllExceptSummary'
export type TransactionPostingStatusFilter = 'Either' | 'NonPosting' | 'Posting'
export type TransactionPaidStatusFilter = 'Either' | 'Closed' | 'Open'
export type PendingStatus = 'All' | 'PendingOnly' | 'NotPendingOnly'
export type GeneralSummaryReportType = 'BalanceSheetByClass' | 'BalanceSheetPrevYearComp' | 'BalanceSheetStandard' | 'BalanceSheetSummary' | 'CustomerBalanceSummary' | 'ExpenseByVendorSummary' | 'IncomeByCustomerSummary' | 'InventoryStockStatusByItem' | 'InventoryStockStatusByVendor' | 'IncomeTaxSummary' | 'InventoryValuationSummary' | 'InventoryValuationSummaryBySite' | 'LotNumberInStockBySite' | 'PhysicalInventoryWorksheet' | 'ProfitAndLossByClass' | 'ProfitAndLossByJob' | 'ProfitAndLossPrevYearComp' | 'ProfitAndLossStandard' | 'ProfitAndLossYTDComp' | 'PurchaseByItemSummary' | 'PurchaseByVendorSummary' | 'SalesByCustomerSummary' | 'SalesByItemSummary' | 'SalesByRepSummary' | 'SalesTaxLiability' | 'SalesTaxRevenueSummary' | 'SerialNumberInStockBySite' | 'TrialBalance' | 'VendorBalanceSummary'
export type ReportDateMacro = 'All' | 'Today' | 'ThisWeek' | 'ThisWeekToDate' | 'ThisMonth' | 'ThisMonthToDate' | 'ThisQuarter' | 'ThisQuarterToDate' | 'ThisYear' | 'ThisYearToDate' | 'Yesterday' | 'LastWeek' | 'LastWeekToDate' | 'LastMonth' | 'LastMonthToDate' | 'LastQuarter' | 'LastQuarterToDate' | 'LastYear' | 'LastYearToDate' | 'NextWeek' | 'NextFourWeeks' | 'NextMonth' | 'NextQuarter' | 'NextYear'
export type ReportDetailLevelFilter = 'All' | 'AllExceptSummary' | 'SummaryOnly'
export type SummarizeColumnsBy = 'Account' | 'BalanceSheet' | 'Class' | 'Customer' | 'CustomerType' | 'Day' | 'Employee' | 'FourWeek' | 'HalfMonth' | 'IncomeStatement' | 'ItemDetail' | 'ItemType' | 'Month' | 'Payee' | 'PaymentMethod' | 'PayrollItemDetail' | 'PayrollYtdDetail' | 'Quarter' | 'SalesRep' | 'SalesTaxCode' | 'ShipMethod' | 'Terms' | 'TotalOnly' | 'TwoWeek' | 'Vendor' | 'VendorType' | 'Week' | 'Year'
export type ReportCalendar = 'CalendarYear' | 'FiscalYear' | 'TaxYear'
export type ReturnRows = 'ActiveOnly' | 'NonZero' | 'All'
export type ReportBasis = 'Accrual' | 'Cash' | 'None'
export type JobReportType = 'ItemEstimatesVsActuals' | 'ItemProfitability' | 'JobEstimatesVsActualsDetail' | 'JobEstimatesVsActualsSummary' | 'JobProfitabilityDetail' | 'JobProfitabilitySummary'
export type TimeReportType = 'TimeByItem' | 'TimeByJobDetail' | 'TimeByJobSummary' | 'TimeByName'
export type IncludeColumn = 'Account' | 'Aging' | 'Amount' | 'AmountDifference' | 'AverageCost' | 'BilledDate' | 'BillingStatus' | 'CalculatedAmount' | 'Class' | 'ClearedStatus' | 'CostPrice' | 'Credit' | 'Currency' | 'Date' | 'Debit' | 'DeliveryDate' | 'DueDate' | 'EstimateActive' | 'ExchangeRate' | 'FOB' | 'IncomeSubjectToTax' | 'Invoiced' | 'Item' | 'ItemDesc' | 'LastModifiedBy' | 'LatestOrPriorState' | 'Memo' | 'ModifiedTime' | 'Name' | 'NameAccountNumber' | 'NameAddress' | 'NameCity' | 'NameContact' | 'NameEmail' | 'NameFax' | 'NamePhone' | 'NameState' | 'NameZip' | 'OpenBalance' | 'OriginalAmount' | 'PaidAmount' | 'PaidStatus' | 'PaidThroughDate' | 'PaymentMethod' | 'PayrollItem' | 'PONumber' | 'PrintStatus' | 'ProgressAmount' | 'ProgressPercent' | 'Quantity' | 'QuantityAvailable' | 'QuantityOnHand' | 'QuantityOnSalesOrder' | 'ReceivedQuantity' | 'RefNumber' | 'RunningBalance' | 'SalesRep' | 'SalesTaxCode' | 'SerialOrLotNumber' | 'ShipDate' | 'ShipMethod' | 'SourceName' | 'SplitAccount' | 'SSNOrTaxID' | 'TaxLine' | 'TaxTableVersion' | 'Terms' | 'TxnID' | 'TxnNumber' | 'TxnType' | 'UnitPrice' | 'UserEdit' | 'ValueOnHand' | 'WageBase' | 'WageBaseTips'
export type AgingReportType = 'APAgingDetail' | 'APAgingSummary' | 'ARAgingDetail' | 'ARAgingSummary' | 'CollectionsReport'
export type IncludeAccounts = 'All' | 'InUse'
export type ReportAgingAsOf = 'ReportEndDate' | 'Today'
export type BudgetSummaryReportType = 'BalanceSheetBudgetOverview' | 'BalanceSheetBudgetVsActual' | 'ProfitAndLossBudgetOverview' | 'ProfitAndLossBudgetPerformance' | 'ProfitAndLossBudgetVsActual'
export type BudgetCriterion = 'Accounts' | 'AccountsAndClasses' | 'AccountsAndCustomers'
export type SummarizeBudgetColumnsBy = 'Class' | 'Customer' | 'Date'
export type SummarizeBudgetRowsBy = 'Account' | 'Class' | 'Customer'
export type GeneralDetailReportType = '1099Detail' | 'AuditTrail' | 'BalanceSheetDetail' | 'CheckDetail' | 'CustomerBalanceDetail' | 'DepositDetail' | 'EstimatesByJob' | 'ExpenseByVendorDetail' | 'GeneralLedger' | 'IncomeByCustomerDetail' | 'IncomeTaxDetail' | 'InventoryValuationDetail' | 'JobProgressInvoicesVsEstimates' | 'Journal' | 'MissingChecks' | 'OpenInvoices' | 'OpenPOs' | 'OpenPOsByJob' | 'OpenSalesOrderByCustomer' | 'OpenSalesOrderByItem' | 'PendingSales' | 'ProfitAndLossDetail' | 'PurchaseByItemDetail' | 'PurchaseByVendorDetail' | 'SalesByCustomerDetail' | 'SalesByItemDetail' | 'SalesByRepDetail' | 'TxnDetailByAccount' | 'TxnListByCustomer' | 'TxnListByDate' | 'TxnListByVendor' | 'UnpaidBillsDetail' | 'UnbilledCostsByJob' | 'VendorBalanceDetail'
export type SummarizeRowsBy = 'Account' | 'BalanceSheet' | 'Class' | 'Customer' | 'CustomerType' | 'Day' | 'Employee' | 'FourWeek' | 'HalfMonth' | 'IncomeStatement' | 'ItemDetail' | 'ItemType' | 'Month' | 'Payee' | 'PaymentMethod' | 'PayrollItemDetail' | 'PayrollYtdDetail' | 'Quarter' | 'SalesRep' | 'SalesTaxCode' | 'ShipMethod' | 'TaxLine' | 'Terms' | 'TotalOnly' | 'TwoWeek' | 'Vendor' | 'VendorType' | 'Week' | 'Year'
export type CustomDetailReportType = 'CustomTxnDetail'
export type CustomSummaryReportType = 'CustomSummary'
export type PayrollDetailReportType = 'EmployeeStateTaxesDetail' | 'PayrollItemDetail' | 'PayrollReviewDetail' | 'PayrollTransactionDetail' | 'PayrollTransactionsByPayee'
export type PayrollSummaryReportType = 'EmployeeEarningsSummary' | 'PayrollLiabilityBalances' | 'PayrollSummary'
export type DataExtType = 'AMTTYPE' | 'DATETIMETYPE' | 'INTTYPE' | 'PERCENTTYPE' | 'PRICETYPE' | 'QUANTYPE' | 'STR1024TYPE' | 'STR255TYPE'
export type AssignToObject = 'Account' | 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'Company' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Customer' | 'Deposit' | 'Employee' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'Item' | 'ItemReceipt' | 'JournalEntry' | 'OtherName' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'Vendor' | 'VendorCredit'
export type TxnDataExtType = 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'VendorCredit'
export type OtherDataExtType = 'Company'
export type DeliveryPolicy = 'DeliverAlways' | 'DeliverOnlyIfRunning'
export type TrackLostEvents = 'All' | 'None'
export type ListEventType = 'Account' | 'Class' | 'Customer' | 'CustomerMsg' | 'CustomerType' | 'DateDrivenTerms' | 'Employee' | 'ItemDiscount' | 'ItemFixedAsset' | 'ItemGroup' | 'ItemInventory' | 'ItemInventoryAssembly' | 'ItemNonInventory' | 'ItemOtherCharge' | 'ItemPayment' | 'ItemSalesTax' | 'ItemSalesTaxGroup' | 'ItemService' | 'ItemSubtotal' | 'JobType' | 'OtherName' | 'PaymentMethod' | 'PriceLevel' | 'SalesRep' | 'SalesTaxCode' | 'ShipMethod' | 'StandardTerms' | 'ToDo' | 'Vendor' | 'VendorType'
export type ListEventOperation = 'Add' | 'Modify' | 'Delete' | 'Merge'
export type TxnEventType = 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'TimeTracking' | 'VendorCredit'
export type TxnEventOperation = 'Add' | 'Modify' | 'Delete'
export type CompanyFileEventOperation = 'Close' | 'Open'
export type AddToMenu = 'File' | 'Company' | 'Customers' | 'Vendors' | 'Employees' | 'Banking'
export type VisibleIf = 'AccountantCopyExists' | 'AssemblyItemsEnabled' | 'ClassesEnabled' | 'EstimatesEnabled' | 'HasCustomers' | 'HasVendors' | 'InventoryEnabled' | 'IsAccountantCopy' | 'MultiUserMode' | 'PayrollEnabled' | 'PriceLevelsEnabled' | 'SalesOrdersEnabled' | 'SalesTaxEnabled' | 'TimeTrackingEnabled'
export type SubscriptionType = 'Data' | 'UI' | 'UIExtension'
export type QBFileMode = 'MultiUser' | 'SingleUser'
export type FirstMonthFiscalYear = 'January' | 'February' | 'March' | 'April' | 'May' | 'June' | 'July' | 'August' | 'September' | 'October' | 'November' | 'December'
export type TaxForm = 'Form1040' | 'Form1065' | 'Form1120' | 'Form1120S' | 'Form990' | 'Form990PF' | 'Form990T' | 'OtherOrNone'
export type ServiceStatus = 'Active' | 'Expired' | 'Never' | 'Pending' | 'Suspended' | 'Terminated' | 'Trial'
export type AssignClassesTo = 'None' | 'Accounts' | 'Items' | 'Names'
export type CalculateChargesFrom = 'DueDate' | 'InvoiceOrBilledDate'
export type AgingReportBasis = 'AgeFromDueDate' | 'AgeFromTransactionDate'
export type SummaryReportBasis = 'Accrual' | 'Cash'
export type PaySalesTax = 'Monthly' | 'Quarterly' | 'Annually'
export type FirstDayOfWeek = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'
export type IsTrackingSerialOrLotNumber = 'None' | 'SerialNumber' | 'LotNumber'
export type CashFlowClassification = 'None' | 'Operating' | 'Investing' | 'Financing' | 'NotApplicable'
export type NonWageType = 'Addition' | 'CompanyContribution' | 'Deduction' | 'DirectDeposit' | 'Tax'
export type TemplateType = 'BuildAssembly' | 'CreditMemo' | 'Estimate' | 'Invoice' | 'PurchaseOrder' | 'SalesOrder' | 'SalesReceipt'
export type PriceLevelType = 'FixedPercentage' | 'PerItem'
export type BillingRateType = 'FixedRate' | 'PerItem'
export type LineType = 'ECPurchases' | 'ECSales' | 'Purchases' | 'Sales' | 'SubTotal' | 'TaxOnPurchases' | 'TaxOnSales' | 'Total'
export type TxnType = 'ARRefundCreditCard' | 'Bill' | 'BillPaymentCheck' | 'BillPaymentCreditCard' | 'BuildAssembly' | 'Charge' | 'Check' | 'CreditCardCharge' | 'CreditCardCredit' | 'CreditMemo' | 'Deposit' | 'Estimate' | 'InventoryAdjustment' | 'Invoice' | 'ItemReceipt' | 'JournalEntry' | 'LiabilityAdjustment' | 'Paycheck' | 'PayrollLiabilityCheck' | 'PurchaseOrder' | 'ReceivePayment' | 'SalesOrder' | 'SalesReceipt' | 'SalesTaxPaymentCheck' | 'Transfer' | 'VendorCredit' | 'YTDAdjustment'
export type LinkType = 'AMTTYPE' | 'QUANTYPE'
export type SerialNumberAddedOrRemoved = 'Added' | 'Removed'
export type ColType = 'Account' | 'Addr1' | 'Addr2' | 'Addr3' | 'Addr4' | 'Addr5' | 'Aging' | 'Amount' | 'AmountDifference' | 'AverageCost' | 'BilledDate' | 'BillingStatus' | 'Blank' | 'CalculatedAmount' | 'Class' | 'ClearedStatus' | 'CostPrice' | 'CreateDate' | 'Credit' | 'CustomField' | 'Date' | 'Debit' | 'DeliveryDate' | 'DueDate' | 'Duration' | 'EarliestReceiptDate' | 'EstimateActive' | 'FOB' | 'IncomeSubjectToTax' | 'Invoiced' | 'IsAdjustment' | 'Item' | 'ItemDesc' | 'ItemVendor' | 'Label' | 'LastModifiedBy' | 'LatestOrPriorState' | 'Memo' | 'ModifiedTime' | 'Name' | 'NameAccountNumber' | 'NameAddress' | 'NameCity' | 'NameContact' | 'NameEmail' | 'NameFax' | 'NamePhone' | 'NameState' | 'NameZip' | 'OpenBalance' | 'OriginalAmount' | 'PaidAmount' | 'PaidStatus' | 'PaidThroughDate' | 'PaymentMethod' | 'PayrollItem' | 'Percent' | 'PercentChange' | 'PercentOfTotalRetail' | 'PercentOfTotalValue' | 'PhysicalCount' | 'PONumber' | 'PrintStatus' | 'ProgressAmount' | 'ProgressPercent' | 'Quantity' | 'QuantityAvailable' | 'QuantityOnHand' | 'QuantityOnOrder' | 'QuantityOnPendingBuild' | 'QuantityOnSalesOrder' | 'ReceivedQuantity' | 'RefNumber' | 'ReorderPoint' | 'RetailValueOnHand' | 'RunningBalance' | 'SalesPerWeek' | 'SalesRep' | 'SalesTaxCode' | 'ShipDate' | 'ShipMethod' | 'ShipToAddr1' | 'ShipToAddr2' | 'ShipToAddr3' | 'ShipToAddr4' | 'ShipToAddr5' | 'SONumber' | 'SourceName' | 'SplitAccount' | 'SSNOrTaxID' | 'SuggestedReorder' | 'TaxLine' | 'TaxTableVersion' | 'Terms' | 'Total' | 'TxnID' | 'TxnNumber' | 'TxnType' | 'UnitPrice' | 'UserEdit' | 'ValueOnHand' | 'WageBase' | 'WageBaseTips'
export type DataType = 'AMTTYPE' | 'BOOLTYPE' | 'DATETIMETYPE' | 'DATETYPE' | 'ENUMTYPE' | 'GUIDTYPE' | 'IDTYPE' | 'INTTYPE' | 'PERCENTTYPE' | 'PRICETYPE' | 'QUANTYPE' | 'STRTYPE' | 'TIMEINTERVALTYPE'
export type RowType = 'account' | 'class' | 'customer' | 'customerMessage' | 'customerType' | 'employee' | 'item' | 'jobType' | 'label' | 'memorizedTxn' | 'memorizedReport' | 'name' | 'otherName' | 'paymentMethod' | 'payrollItem' | 'salesRep' | 'salesTaxCode' | 'shipMethod' | 'state' | 'style' | 'terms' | 'toDo' | 'vendor' | 'vendorType'
export type DataType2 = 'IDTYPE' | 'GUIDTYPE' | 'STRTYPE' | 'BOOLTYPE' | 'DATETYPE' | 'DATETIMETYPE' | 'TIMEINTERVALTYPE' | 'AMTTYPE' | 'PRICETYPE' | 'QUANTYPE' | 'PERCENTTYPE' | 'ENUMTYPE' | 'INTTYPE'
export type MetaData = 'NoMetaData' | 'MetaDataOnly' | 'MetaDataAndResponseData'
export type Iterator = 'Start' | 'Continue' | 'Stop'
export type IncludeListMetaData = { IncludeMaxCapacity: Flag }
export type ParentRef = {
  /** id */ ListID?: string
  /** text */ FullName?: string
}
export type SalesTaxCodeRef = {
  /** id */ ListID?: string
  /** text up to 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type CurrencyRef = {
  /** id */ ListID?: string
  /** text up to 64 */ FullName?: string
}
export type AccountAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  ParentRef?: ParentRef
  AccountType: AccountType
  /** text up to 7 */ AccountNumber?: string
  /** text up to 25 */ BankNumber?: string
  /** text up to 200 */ Desc?: string
  /** amount */ OpenBalance?: string
  /** date */ OpenBalanceDate?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** integer, since 7.0, not in QBUK */ TaxLineID?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type AccountMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  AccountType?: AccountType
  /** text up to 7 */ AccountNumber?: string
  /** text up to 25 */ BankNumber?: string
  /** text up to 200 */ Desc?: string
  /** amount */ OpenBalance?: string
  /** date */ OpenBalanceDate?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** integer, since 7.0, not in QBUK */ TaxLineID?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type NameFilter = {
  MatchCriterion: MatchCriterion
  /** text */ Name: string
}
export type NameRangeFilter = {
  /** text */ FromName?: string
  /** text */ ToName?: string
}
export type CurrencyFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text up to 64 */ FullName: string[] }>
export type SpecialAccountAdd = {
  SpecialAccountType: SpecialAccountType
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type AdditionalContactRef = {
  /** text up to 40 */ ContactName: string
  /** text up to 255 */ ContactValue: string
}
export type LeadAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
}
export type Locations = {
  /** text up to 32 */ Location: string
  LeadAddress?: LeadAddress
}
export type LeadContacts = {
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
  IsPrimaryContact?: Flag
}
export type LeadAdd = {
  /** text up to 41 */ FullName: string
  /** empty means Hot */ Status?: Status
  /** text up to 41 */ CompanyName?: string
  /** text up to 21 */ MainPhone?: string
  AdditionalContactRef?: AdditionalContactRef[]
  Locations?: Locations[]
  LeadContacts?: LeadContacts[]
}
export type LocationsMod = {
  /** integer */ LocationID: string
  /** text up to 32 */ Location: string
  LeadAddress?: LeadAddress
}
export type LeadContactsMod = {
  /** integer */ LeadContactID: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
  IsPrimaryContact?: Flag
}
export type LeadMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 41 */ FullName: string
  /** empty means Hot */ Status?: Status
  /** text up to 41 */ CompanyName?: string
  /** text up to 21 */ MainPhone?: string
  AdditionalContactRef?: AdditionalContactRef[]
  LocationsMod?: LocationsMod[]
  LeadContactsMod?: LeadContactsMod[]
}
export type ClassRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type BillAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type ShipAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type ShipToAddress = {
  /** text up to 41 */ Name: string
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
  DefaultShipTo?: Flag
}
export type Contacts = {
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
}
export type CustomerTypeRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TermsRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type SalesRepRef = {
  /** id */ ListID?: string
  /** text up to 5 */ FullName?: string
}
export type SalesTaxCodeRef2 = {
  /** id */ ListID?: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type ItemSalesTaxRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type PreferredPaymentMethodRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type CreditCardInfo = {
  /** text up to 25 */ CreditCardNumber?: string
  /** integer, from 1 to 12 */ ExpirationMonth?: string
  /** integer */ ExpirationYear?: string
  /** text up to 41 */ NameOnCard?: string
  /** text up to 41 */ CreditCardAddress?: string
  /** text up to 41 */ CreditCardPostalCode?: string
}
export type JobTypeRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type AdditionalNotes = { /** text up to 4095 */ Note: string }
export type PriceLevelRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type CustomerAdd = {
  /** text up to 41 */ Name: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  /** since 12.0 */ ShipToAddress?: ShipToAddress[]
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ Contacts?: Contacts[]
  CustomerTypeRef?: CustomerTypeRef
  TermsRef?: TermsRef
  SalesRepRef?: SalesRepRef
  /** amount */ OpenBalance?: string
  /** date */ OpenBalanceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** not in QBCA, QBUK */ ItemSalesTaxRef?: ItemSalesTaxRef
  /** empty means Canada, since 6.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** text up to 15 in QBD, 21 in QBCA, 21 in QBUK, 21 in QBAU */ ResaleNumber?: string
  /** text up to 99 */ AccountNumber?: string
  /** amount */ CreditLimit?: string
  /** since 3.0 */ PreferredPaymentMethodRef?: PreferredPaymentMethodRef
  /** since 3.0 */ CreditCardInfo?: CreditCardInfo
  /** empty means None */ JobStatus?: JobStatus
  /** date */ JobStartDate?: string
  /** date */ JobProjectedEndDate?: string
  /** date */ JobEndDate?: string
  /** text up to 99 */ JobDesc?: string
  JobTypeRef?: JobTypeRef
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotes?: AdditionalNotes[]
  /** empty means None, since 12.0 */ PreferredDeliveryMethod?: PreferredDeliveryMethod
  /** since 4.0 */ PriceLevelRef?: PriceLevelRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type ContactsMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
}
export type AdditionalNotesMod = {
  /** integer */ NoteID: string
  /** text up to 4095 */ Note: string
}
export type CustomerMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 41 */ Name?: string
  /** since 3.0 */ IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** since 3.0 */ ParentRef?: ParentRef
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  /** since 12.0 */ ShipToAddress?: ShipToAddress[]
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ ContactsMod?: ContactsMod[]
  /** since 3.0 */ CustomerTypeRef?: CustomerTypeRef
  /** since 3.0 */ TermsRef?: TermsRef
  /** since 3.0 */ SalesRepRef?: SalesRepRef
  /** since 3.0 */ SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 3.0, not in QBCA, QBUK */ ItemSalesTaxRef?: ItemSalesTaxRef
  /** empty means Canada, since 6.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** text up to 15 in QBD, 21 in QBCA, 21 in QBUK, 21 in QBAU, since 3.0 */ ResaleNumber?: string
  /** text up to 99 */ AccountNumber?: string
  /** amount, since 3.0 */ CreditLimit?: string
  /** since 3.0 */ PreferredPaymentMethodRef?: PreferredPaymentMethodRef
  /** since 3.0 */ CreditCardInfo?: CreditCardInfo
  /** empty means None, since 3.0 */ JobStatus?: JobStatus
  /** date, since 3.0 */ JobStartDate?: string
  /** date, since 3.0 */ JobProjectedEndDate?: string
  /** date, since 3.0 */ JobEndDate?: string
  /** text up to 99, since 3.0 */ JobDesc?: string
  /** since 3.0 */ JobTypeRef?: JobTypeRef
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotesMod?: AdditionalNotesMod[]
  /** empty means None, since 12.0 */ PreferredDeliveryMethod?: PreferredDeliveryMethod
  /** since 4.0 */ PriceLevelRef?: PriceLevelRef
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type TotalBalanceFilter = {
  Operator: Operator
  /** amount */ Amount: string
}
export type ClassFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type SupervisorRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type EmployeeAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
}
export type PrimaryContact = {
  /** text up to 40 */ ContactName: string
  /** text up to 255 */ ContactValue: string
  Relation?: Relation
}
export type SecondaryContact = {
  /** text up to 40 */ ContactName: string
  /** text up to 255 */ ContactValue: string
  Relation?: Relation
}
export type EmergencyContacts = {
  PrimaryContact?: PrimaryContact
  SecondaryContact?: SecondaryContact
}
export type BillingRateRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type PayrollItemWageRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type Earnings = { PayrollItemWageRef: PayrollItemWageRef } & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| {}>
export type SickHours = {
  /** duration */ HoursAvailable?: string
  AccrualPeriod?: AccrualPeriod
  /** duration */ HoursAccrued?: string
  /** duration */ MaximumHours?: string
  IsResettingHoursEachNewYear?: Flag
  /** duration, since 5.0 */ HoursUsed?: string
  /** date, since 5.0 */ AccrualStartDate?: string
}
export type VacationHours = {
  /** duration */ HoursAvailable?: string
  AccrualPeriod?: AccrualPeriod
  /** duration */ HoursAccrued?: string
  /** duration */ MaximumHours?: string
  IsResettingHoursEachNewYear?: Flag
  /** duration, since 5.0 */ HoursUsed?: string
  /** date, since 5.0 */ AccrualStartDate?: string
}
export type EmployeePayrollInfo = {
  PayPeriod?: PayPeriod
  ClassRef?: ClassRef
  /** since 3.0 */ UseTimeDataToCreatePaychecks?: UseTimeDataToCreatePaychecks
  SickHours?: SickHours
  VacationHours?: VacationHours
} & OneOf<
| { /** since 5.0 */ ClearEarnings: Flag }
| { Earnings: Earnings[] }
| {}>
export type EmployeeAdd = {
  IsActive?: Flag
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ SupervisorRef?: SupervisorRef
  /** text up to 31, since 13.0, not in QBCA, QBUK, QBAU */ Department?: string
  /** text up to 64, since 13.0, not in QBCA, QBUK, QBAU */ Description?: string
  /** amount, since 13.0 */ TargetBonus?: string
  EmployeeAddress?: EmployeeAddress
  /** text up to 41 */ PrintAs?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21, since 2.1 */ Mobile?: string
  /** text up to 21, since 2.1 */ Pager?: string
  /** text up to 10, since 2.1 */ PagerPIN?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21, since 2.1 */ Fax?: string
  /** text up to 15 */ SSN?: string
  /** text up to 1023 */ Email?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 13.0, not in QBCA, QBUK, QBAU */ EmergencyContacts?: EmergencyContacts
  /** empty means Regular */ EmployeeType?: EmployeeType
  /** since 13.0 */ PartOrFullTime?: PartOrFullTime
  /** since 13.0, not in QBCA, QBUK, QBAU */ Exempt?: Exempt
  /** since 13.0, not in QBCA, QBUK, QBAU */ KeyEmployee?: KeyEmployee
  Gender?: Gender
  /** date */ HiredDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ OriginalHireDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ AdjustedServiceDate?: string
  /** date */ ReleasedDate?: string
  /** date, since 2.0 */ BirthDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USCitizen?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ Ethnicity?: Ethnicity
  /** since 13.0, not in QBCA, QBUK, QBAU */ Disabled?: KeyEmployee
  /** text up to 25, since 13.0, not in QBCA, QBUK, QBAU */ DisabilityDesc?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ OnFile?: KeyEmployee
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ WorkAuthExpireDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USVeteran?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ MilitaryStatus?: MilitaryStatus
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotes?: AdditionalNotes[]
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** since 2.0 */ EmployeePayrollInfo?: EmployeePayrollInfo
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type EmployeePayrollInfoMod = {
  PayPeriod?: PayPeriod
  ClassRef?: ClassRef
  /** since 3.0 */ UseTimeDataToCreatePaychecks?: UseTimeDataToCreatePaychecks
  SickHours?: SickHours
  VacationHours?: VacationHours
} & OneOf<
| { ClearEarnings: Flag }
| { Earnings: Earnings[] }
| {}>
export type EmployeeMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** since 3.0 */ IsActive?: Flag
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ SupervisorRef?: SupervisorRef
  /** text up to 31, since 13.0, not in QBCA, QBUK, QBAU */ Department?: string
  /** text up to 64, since 13.0, not in QBCA, QBUK, QBAU */ Description?: string
  /** amount, since 13.0 */ TargetBonus?: string
  EmployeeAddress?: EmployeeAddress
  /** text up to 41 */ PrintAs?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21, since 2.1 */ Mobile?: string
  /** text up to 21, since 2.1 */ Pager?: string
  /** text up to 10, since 2.1 */ PagerPIN?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21, since 2.1 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 13.0, not in QBCA, QBUK, QBAU */ EmergencyContacts?: EmergencyContacts
  /** empty means Regular, since 5.0 */ EmployeeType?: EmployeeType
  /** since 13.0, not in QBCA, QBUK, QBAU */ PartOrFullTime?: PartOrFullTime
  /** since 13.0, not in QBCA, QBUK, QBAU */ Exempt?: Exempt
  /** since 13.0, not in QBCA, QBUK, QBAU */ KeyEmployee?: KeyEmployee
  /** date, since 5.0 */ HiredDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ OriginalHireDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ AdjustedServiceDate?: string
  /** date, since 5.0 */ ReleasedDate?: string
  /** date, since 2.0 */ BirthDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USCitizen?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ Ethnicity?: Ethnicity
  /** since 13.0, not in QBCA, QBUK, QBAU */ Disabled?: KeyEmployee
  /** text up to 25, since 13.0, not in QBCA, QBUK, QBAU */ DisabilityDesc?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ OnFile?: KeyEmployee
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ WorkAuthExpireDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USVeteran?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ MilitaryStatus?: MilitaryStatus
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotesMod?: AdditionalNotesMod[]
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** since 2.0 */ EmployeePayrollInfoMod?: EmployeePayrollInfoMod
}
export type OtherNameAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type OtherNameAdd = {
  /** text up to 41 */ Name: string
  IsActive?: Flag
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  OtherNameAddress?: OtherNameAddress
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type OtherNameMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 41 */ Name?: string
  IsActive?: Flag
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  OtherNameAddress?: OtherNameAddress
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
}
export type VendorAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type VendorTypeRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type SalesTaxReturnRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type TaxOnPurchasesAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TaxOnSalesAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PrefillAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type VendorAdd = {
  /** text up to 41 */ Name: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  VendorAddress?: VendorAddress
  /** since 11.0 */ ShipAddress?: ShipAddress
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ Contacts?: Contacts[]
  /** text up to 41 */ NameOnCheck?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotes?: AdditionalNotes[]
  VendorTypeRef?: VendorTypeRef
  TermsRef?: TermsRef
  /** amount */ CreditLimit?: string
  /** text up to 15 */ VendorTaxIdent?: string
  /** not in QBCA, QBUK */ IsVendorEligibleFor1099?: Flag
  /** amount */ OpenBalance?: string
  /** date */ OpenBalanceDate?: string
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** empty means Canada, since 8.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** since 8.0, not in QBD */ IsSalesTaxAgency?: Flag
  /** since 8.0, not in QBD */ SalesTaxReturnRef?: SalesTaxReturnRef
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** empty means Quarterly, since 8.0, not in QBD */ ReportingPeriod?: ReportingPeriod
  /** since 8.0, not in QBD */ IsTaxTrackedOnPurchases?: Flag
  /** since 8.0, not in QBD */ TaxOnPurchasesAccountRef?: TaxOnPurchasesAccountRef
  /** since 8.0, not in QBD */ IsTaxTrackedOnSales?: Flag
  /** since 8.0, not in QBD */ TaxOnSalesAccountRef?: TaxOnSalesAccountRef
  /** since 8.0, not in QBD */ IsTaxOnTax?: Flag
  /** since 8.0 */ PrefillAccountRef?: PrefillAccountRef[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type VendorMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 41 */ Name?: string
  /** since 3.0 */ IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  VendorAddress?: VendorAddress
  /** since 11.0 */ ShipAddress?: ShipAddress
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ ContactsMod?: ContactsMod[]
  /** text up to 41 */ NameOnCheck?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** since 12.0 */ AdditionalNotesMod?: AdditionalNotesMod[]
  /** since 3.0 */ VendorTypeRef?: VendorTypeRef
  /** since 3.0 */ TermsRef?: TermsRef
  /** amount, since 3.0 */ CreditLimit?: string
  /** text up to 15, since 3.0 */ VendorTaxIdent?: string
  /** since 3.0, not in QBCA, QBUK */ IsVendorEligibleFor1099?: Flag
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** empty means Canada, since 8.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** since 8.0, not in QBD */ IsSalesTaxAgency?: Flag
  /** since 8.0, not in QBD */ SalesTaxReturnRef?: SalesTaxReturnRef
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** empty means Quarterly, since 8.0, not in QBD */ ReportingPeriod?: ReportingPeriod
  /** since 8.0, not in QBD */ IsTaxTrackedOnPurchases?: Flag
  /** since 8.0, not in QBD */ TaxOnPurchasesAccountRef?: TaxOnPurchasesAccountRef
  /** since 8.0, not in QBD */ IsTaxTrackedOnSales?: Flag
  /** since 8.0, not in QBD */ TaxOnSalesAccountRef?: TaxOnSalesAccountRef
  /** since 8.0, not in QBD */ IsTaxOnTax?: Flag
  /** since 8.0 */ PrefillAccountRef?: PrefillAccountRef[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type StandardTermsAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  /** integer */ StdDueDays?: string
  /** integer */ StdDiscountDays?: string
  /** percent */ DiscountPct?: string
}
export type DateDrivenTermsAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  /** integer, from 1 to 31 */ DayOfMonthDue: string
  /** integer */ DueNextMonthDays?: string
  /** integer, from 1 to 31 */ DiscountDayOfMonth?: string
  /** percent */ DiscountPct?: string
}
export type ClassAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  ParentRef?: ParentRef
}
export type ClassMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  ParentRef?: ParentRef
}
export type SalesRepEntityRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type SalesRepAdd = {
  /** text up to 5 */ Initial: string
  IsActive?: Flag
  SalesRepEntityRef: SalesRepEntityRef
}
export type SalesRepMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 5 */ Initial?: string
  IsActive?: Flag
  SalesRepEntityRef?: SalesRepEntityRef
}
export type CustomerTypeAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  ParentRef?: ParentRef
}
export type VendorTypeAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  ParentRef?: ParentRef
}
export type JobTypeAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  ParentRef?: ParentRef
}
export type CustomerMsgAdd = {
  /** text up to 101 */ Name: string
  IsActive?: Flag
}
export type PaymentMethodAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  /** since 7.0 */ PaymentMethodType?: PaymentMethodType
}
export type ShipMethodAdd = {
  /** text up to 15 */ Name: string
  IsActive?: Flag
}
export type ItemPurchaseTaxRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type SalesTaxCodeAdd = {
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ Name: string
  IsActive?: Flag
  IsTaxable: Flag
  /** text up to 31 */ Desc?: string
  /** since 6.0, not in QBD */ ItemPurchaseTaxRef?: ItemPurchaseTaxRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
}
export type SalesTaxCodeMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ Name?: string
  IsActive?: Flag
  IsTaxable?: Flag
  /** text up to 31 */ Desc?: string
  /** since 6.0, not in QBD */ ItemPurchaseTaxRef?: ItemPurchaseTaxRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
}
export type CustomerRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type EmployeeRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type LeadRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type VendorRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type ToDoAdd = {
  /** text up to 4095 */ Notes: string
  IsActive?: Flag
  /** empty means Task, since 13.0 */ Type?: Type
  /** empty means Low, since 13.0 */ Priority?: Priority
  IsDone?: Flag
  /** date */ ReminderDate?: string
  /** duration, since 13.0 */ ReminderTime?: string
} & OneOf<
| { CustomerRef?: CustomerRef }
| { EmployeeRef?: EmployeeRef }
| { LeadRef?: LeadRef }
| { VendorRef?: VendorRef }>
export type ToDoMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 4095 */ Notes?: string
  IsActive?: Flag
  /** empty means Task, since 13.0 */ Type?: Type
  /** empty means Low, since 13.0 */ Priority?: Priority
  IsDone?: Flag
  /** date */ ReminderDate?: string
  /** duration, since 13.0 */ ReminderTime?: string
} & OneOf<
| { CustomerRef?: CustomerRef }
| { EmployeeRef?: EmployeeRef }
| { LeadRef?: LeadRef }
| { VendorRef?: VendorRef }>
export type BarCode = {
  /** text up to 50 */ BarCodeValue?: string
  AssignEvenIfUsed?: Flag
  AllowOverride?: Flag
}
export type UnitOfMeasureSetRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type AccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type SalesOrPurchase = {
  /** text up to 4095 */ Desc?: string
  AccountRef?: AccountRef
} & OneOf<
| { /** price */ Price: string }
| { /** percent */ PricePercent: string }
| {}>
export type IncomeAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PurchaseTaxCodeRef = {
  /** id */ ListID?: string
  /** text up to 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type ExpenseAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PrefVendorRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type SalesAndPurchase = {
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  IncomeAccountRef?: IncomeAccountRef
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  ExpenseAccountRef?: ExpenseAccountRef
  PrefVendorRef?: PrefVendorRef
}
export type ItemServiceAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** GUID, since 8.0 */ ExternalGUID?: string
} & OneOf<
| { SalesOrPurchase: SalesOrPurchase }
| { SalesAndPurchase: SalesAndPurchase }>
export type SalesOrPurchaseMod = {
  /** text up to 4095 */ Desc?: string
  /** since 7.0 */ AccountRef?: AccountRef
  /** since 7.0 */ ApplyAccountRefToExistingTxns?: Flag
} & OneOf<
| { /** price */ Price: string }
| { /** percent */ PricePercent: string }
| {}>
export type SalesAndPurchaseMod = {
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  /** since 7.0 */ IncomeAccountRef?: IncomeAccountRef
  /** since 7.0 */ ApplyIncomeAccountRefToExistingTxns?: Flag
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  /** since 7.0 */ ExpenseAccountRef?: ExpenseAccountRef
  /** since 7.0 */ ApplyExpenseAccountRefToExistingTxns?: Flag
  PrefVendorRef?: PrefVendorRef
}
export type ItemServiceMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 7.0 */ ForceUOMChange?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
} & OneOf<
| { SalesOrPurchaseMod: SalesOrPurchaseMod }
| { SalesAndPurchaseMod: SalesAndPurchaseMod }
| {}>
export type ItemNonInventoryAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  ParentRef?: ParentRef
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** GUID, since 8.0 */ ExternalGUID?: string
} & OneOf<
| { SalesOrPurchase: SalesOrPurchase }
| { SalesAndPurchase: SalesAndPurchase }>
export type ItemNonInventoryMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 7.0 */ ForceUOMChange?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
} & OneOf<
| { SalesOrPurchaseMod: SalesOrPurchaseMod }
| { SalesAndPurchaseMod: SalesAndPurchaseMod }
| {}>
export type ItemOtherChargeAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** GUID, since 8.0 */ ExternalGUID?: string
} & OneOf<
| { SalesOrPurchase: SalesOrPurchase }
| { SalesAndPurchase: SalesAndPurchase }>
export type ItemOtherChargeMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
} & OneOf<
| { SalesOrPurchaseMod: SalesOrPurchaseMod }
| { SalesAndPurchaseMod: SalesAndPurchaseMod }
| {}>
export type COGSAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type AssetAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type ItemInventoryAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  IncomeAccountRef?: IncomeAccountRef
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ ReorderPoint?: string
  /** quantity, since 13.0 */ Max?: string
  /** quantity */ QuantityOnHand?: string
  /** amount */ TotalValue?: string
  /** date */ InventoryDate?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type ItemInventoryMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 7.0 */ ForceUOMChange?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  /** since 7.0 */ IncomeAccountRef?: IncomeAccountRef
  /** since 7.0 */ ApplyIncomeAccountRefToExistingTxns?: Flag
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  /** since 8.0 */ ApplyCOGSAccountRefToExistingTxns?: Flag
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ ReorderPoint?: string
  /** quantity, since 13.0 */ Max?: string
}
export type ItemInventoryRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type ItemInventoryAssemblyLine = {
  ItemInventoryRef: ItemInventoryRef
  /** quantity */ Quantity?: string
}
export type ItemInventoryAssemblyAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 31, since 12.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  IncomeAccountRef?: IncomeAccountRef
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ BuildPoint?: string
  /** quantity, since 13.0 */ Max?: string
  /** quantity */ QuantityOnHand?: string
  /** amount */ TotalValue?: string
  /** date */ InventoryDate?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemInventoryAssemblyLine?: ItemInventoryAssemblyLine[]
}
export type ItemInventoryAssemblyMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 31, since 12.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 7.0 */ ForceUOMChange?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  /** since 7.0 */ IncomeAccountRef?: IncomeAccountRef
  /** since 7.0 */ ApplyIncomeAccountRefToExistingTxns?: Flag
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ BuildPoint?: string
  /** quantity, since 13.0 */ Max?: string
} & OneOf<
| { ClearItemsInGroup: Flag }
| { ItemInventoryAssemblyLine: ItemInventoryAssemblyLine[] }
| {}>
export type FixedAssetSalesInfo = {
  /** text up to 50 */ SalesDesc: string
  /** date */ SalesDate: string
  /** price */ SalesPrice?: string
  /** price */ SalesExpense?: string
}
export type ItemFixedAssetAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  AcquiredAs: AcquiredAs
  /** text up to 50 */ PurchaseDesc: string
  /** date */ PurchaseDate: string
  /** price */ PurchaseCost?: string
  /** text up to 50 */ VendorOrPayeeName?: string
  AssetAccountRef?: AssetAccountRef
  FixedAssetSalesInfo?: FixedAssetSalesInfo
  /** text up to 50 */ AssetDesc?: string
  /** text up to 50 */ Location?: string
  /** text up to 30 */ PONumber?: string
  /** text up to 30 */ SerialNumber?: string
  /** date */ WarrantyExpDate?: string
  /** text up to 4095 */ Notes?: string
  /** text up to 10 */ AssetNumber?: string
  /** amount */ CostBasis?: string
  /** amount */ YearEndAccumulatedDepreciation?: string
  /** amount */ YearEndBookValue?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type FixedAssetSalesInfoMod = {
  /** text up to 50 */ SalesDesc?: string
  /** date */ SalesDate?: string
  /** price */ SalesPrice?: string
  /** price */ SalesExpense?: string
}
export type ItemFixedAssetMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  AcquiredAs?: AcquiredAs
  /** text up to 50 */ PurchaseDesc?: string
  /** date */ PurchaseDate?: string
  /** price */ PurchaseCost?: string
  /** text up to 50 */ VendorOrPayeeName?: string
  AssetAccountRef?: AssetAccountRef
  FixedAssetSalesInfoMod?: FixedAssetSalesInfoMod
  /** text up to 50 */ AssetDesc?: string
  /** text up to 50 */ Location?: string
  /** text up to 30 */ PONumber?: string
  /** text up to 30 */ SerialNumber?: string
  /** date */ WarrantyExpDate?: string
  /** text up to 4095 */ Notes?: string
  /** text up to 10 */ AssetNumber?: string
  /** amount */ CostBasis?: string
  /** amount */ YearEndAccumulatedDepreciation?: string
  /** amount */ YearEndBookValue?: string
}
export type ItemSubtotalAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type ItemSubtotalMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
}
export type ItemDiscountAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 4095 */ ItemDesc?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  AccountRef?: AccountRef
  /** GUID, since 8.0 */ ExternalGUID?: string
} & OneOf<
| { /** price */ DiscountRate: string }
| { /** percent */ DiscountRatePercent: string }
| {}>
export type ItemDiscountMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** text up to 4095 */ ItemDesc?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 7.0 */ AccountRef?: AccountRef
  /** since 7.0 */ ApplyAccountRefToExistingTxns?: Flag
} & OneOf<
| { /** price */ DiscountRate: string }
| { /** percent */ DiscountRatePercent: string }
| {}>
export type DepositToAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PaymentMethodRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type ItemPaymentAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  DepositToAccountRef?: DepositToAccountRef
  PaymentMethodRef?: PaymentMethodRef
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type ItemPaymentMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  DepositToAccountRef?: DepositToAccountRef
  PaymentMethodRef?: PaymentMethodRef
}
export type TaxVendorRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type SalesTaxReturnLineRef = {
  /** id */ ListID?: string
  /** text up to 91 */ FullName?: string
}
export type ItemSalesTaxAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  /** percent */ TaxRate?: string
  TaxVendorRef?: TaxVendorRef
  /** since 8.0, not in QBD */ SalesTaxReturnLineRef?: SalesTaxReturnLineRef
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type ItemSalesTaxMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  /** percent */ TaxRate?: string
  TaxVendorRef?: TaxVendorRef
  /** since 8.0, not in QBD */ SalesTaxReturnLineRef?: SalesTaxReturnLineRef
}
export type ItemSalesTaxGroupAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemSalesTaxRef: ItemSalesTaxRef[]
}
export type ItemSalesTaxGroupMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  ItemSalesTaxRef?: ItemSalesTaxRef[]
}
export type ItemRef = {
  /** id */ ListID?: string
  /** text */ FullName?: string
}
export type ItemGroupLine = {
  ItemRef?: ItemRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
}
export type ItemGroupAdd = {
  /** text up to 31 */ Name: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  IsPrintItemsInGroup?: Flag
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemGroupLine?: ItemGroupLine[]
}
export type ItemGroupMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 7.0 */ ForceUOMChange?: Flag
  IsPrintItemsInGroup?: Flag
} & OneOf<
| { ClearItemsInGroup: Flag }
| { ItemGroupLine: ItemGroupLine[] }
| {}>
export type SpecialItemAdd = {
  SpecialItemType: SpecialItemType
  /** since 12.0, not in QBAU */ BarCode?: BarCode
  /** GUID, since 8.0 */ ExternalGUID?: string
}
export type PayrollItemWageAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  WageType: WageType
  ExpenseAccountRef: ExpenseAccountRef
}
export type PriceLevelPerItem = { ItemRef: ItemRef } & OneOf<
| OneOf<
| { /** price */ CustomPrice: string }
| { /** percent */ CustomPricePercent: string }>
| {
  /** percent */ AdjustPercentage: string
  AdjustRelativeTo: AdjustRelativeTo
}>
export type PriceLevelAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
} & OneOf<
| { /** percent */ PriceLevelFixedPercentage: string }
| {
  PriceLevelPerItem?: PriceLevelPerItem[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}>
export type PriceLevelMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
} & OneOf<
| { /** percent */ PriceLevelFixedPercentage: string }
| {
  PriceLevelPerItem?: PriceLevelPerItem[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}>
export type BillingRatePerItem = { ItemRef: ItemRef } & OneOf<
| OneOf<
| { /** price */ CustomRate: string }
| { /** percent */ CustomRatePercent: string }>
| {
  /** percent */ AdjustPercentage: string
  AdjustBillingRateRelativeTo: AdjustBillingRateRelativeTo
}>
export type BillingRateAdd = { /** text up to 31 */ Name: string } & OneOf<
| { /** price */ FixedBillingRate: string }
| { BillingRatePerItem: BillingRatePerItem[] }>
export type VehicleAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  /** text up to 256 */ Desc?: string
}
export type VehicleMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** text up to 256 */ Desc?: string
}
export type BaseUnit = {
  /** text up to 31 */ Name: string
  /** text up to 31 */ Abbreviation: string
}
export type RelatedUnit = {
  /** text up to 31 */ Name: string
  /** text up to 31 */ Abbreviation: string
  /** price, from 0.001 to 5000 */ ConversionRatio: string
}
export type DefaultUnit = {
  UnitUsedFor: UnitUsedFor
  /** text up to 31 */ Unit: string
}
export type UnitOfMeasureSetAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  UnitOfMeasureType: UnitOfMeasureType
  BaseUnit: BaseUnit
  RelatedUnit?: RelatedUnit[]
  DefaultUnit?: DefaultUnit[]
}
export type RateEntry = {
  /** price */ Rate: string
  /** date */ EffectiveDate: string
}
export type WorkersCompCodeAdd = {
  /** text up to 13 */ Name: string
  IsActive?: Flag
  /** text up to 31 */ Desc?: string
  RateEntry: RateEntry[]
}
export type WorkersCompCodeMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 13 */ Name?: string
  IsActive?: Flag
  /** text up to 31 */ Desc?: string
  RateEntry?: RateEntry[]
}
export type MappingAccount = {
  AccountRef: AccountRef
  ForceMapping?: Flag
}
export type CategoryAccountMappingMod = {
  MappingCategory: MappingCategory
  MappingAccount?: MappingAccount[]
  /** amount */ Threshold?: string
}
export type Form1099CategoryAccountMappingMod = {
  IsFiling1099Misc?: Flag
  /** text, since 14.0 */ FormType?: string
  CategoryAccountMappingMod?: CategoryAccountMappingMod[]
}
export type TaxAgencyVendorRef = {
  /** id */ ListID?: string
  /** text up to 41 */ FullName?: string
}
export type CurrencyFormat = {
  /** empty means Comma */ ThousandSeparator?: ThousandSeparator
  /** empty means XX_XXX_XXX */ ThousandSeparatorGrouping?: ThousandSeparatorGrouping
  /** empty means 2 */ DecimalPlaces?: DecimalPlaces
  /** empty means Period */ DecimalSeparator?: DecimalSeparator
}
export type CurrencyAdd = {
  /** text up to 64 */ Name: string
  IsActive?: Flag
  /** text up to 3 */ CurrencyCode: string
  CurrencyFormat?: CurrencyFormat
}
export type CurrencyMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 64 */ Name?: string
  IsActive?: Flag
  /** text up to 3 */ CurrencyCode?: string
  CurrencyFormat?: CurrencyFormat
}
export type ParentSiteRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type SiteAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
}
export type InventorySiteAdd = {
  /** text up to 31 */ Name: string
  IsActive?: Flag
  /** since 12.0 */ ParentSiteRef?: ParentSiteRef
  /** text up to 100 */ SiteDesc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  SiteAddress?: SiteAddress
}
export type InventorySiteMod = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** since 12.0 */ ParentSiteRef?: ParentSiteRef
  /** text up to 100 */ SiteDesc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  SiteAddress?: SiteAddress
}
export type ARAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TemplateRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type ShipMethodRef = {
  /** id */ ListID?: string
  /** text up to 15 */ FullName?: string
}
export type CustomerMsgRef = {
  /** id */ ListID?: string
  /** text up to 101 */ FullName?: string
}
export type CustomerSalesTaxCodeRef = {
  /** id */ ListID?: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type SetCredit = {
  /** id */ CreditTxnID: string | UseMacro
  /** amount */ AppliedAmount: string
  /** since 10.0 */ Override?: Flag
}
export type InventorySiteRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type InventorySiteLocationRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type OverrideItemAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type LinkToTxn = {
  /** id */ TxnID: string
  /** id */ TxnLineID: string
}
export type DataExt = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  /** text */ DataExtValue: string
}
export type InvoiceLineAdd = {
  '@defMacro'?: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 6.0 */ LinkToTxn?: LinkToTxn
  /** since 5.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type ItemGroupRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type InvoiceLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type InvoiceAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** since 8.0 */ IsFinanceCharge?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** id, since 6.0 */ LinkToTxnID?: string[]
  /** since 10.0 */ SetCredit?: SetCredit[]
  InvoiceLineAdd?: InvoiceLineAdd[]
  InvoiceLineGroupAdd?: InvoiceLineGroupAdd[]
  '@order'?: ('InvoiceLineAdd' | 'InvoiceLineGroupAdd')[]
}
export type OverrideUOMSetRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type InvoiceLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type InvoiceLineGroupMod = {
  /** id */ TxnLineID: string
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  InvoiceLineMod?: InvoiceLineMod[]
}
export type InvoiceMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** since 10.0 */ SetCredit?: SetCredit[]
  InvoiceLineMod?: InvoiceLineMod[]
  InvoiceLineGroupMod?: InvoiceLineGroupMod[]
  '@order'?: ('InvoiceLineMod' | 'InvoiceLineGroupMod')[]
}
export type ModifiedDateRangeFilter = {
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
}
export type TxnDateRangeFilter = OneOf<
| {
  /** date */ FromTxnDate?: string
  /** date */ ToTxnDate?: string
}
| { DateMacro: DateMacro }>
export type EntityFilter = OneOf<
| { /** id, since 2.0 */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id, since 2.0 */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type AccountFilter = OneOf<
| { /** id, since 2.0 */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id, since 2.0 */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type RefNumberFilter = {
  MatchCriterion: MatchCriterion
  /** text */ RefNumber: string
}
export type RefNumberRangeFilter = {
  /** text */ FromRefNumber?: string
  /** text */ ToRefNumber?: string
}
export type EstimateLineAdd = {
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 5.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| {}> & OneOf<
| { /** price */ MarkupRate: string }
| { /** percent */ MarkupRatePercent: string }
| { /** since 7.0 */ PriceLevelRef: PriceLevelRef }
| {}>
export type EstimateLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type EstimateAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 7.0 */ ShipAddress?: ShipAddress
  /** since 3.0 */ IsActive?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  EstimateLineAdd?: EstimateLineAdd[]
  EstimateLineGroupAdd?: EstimateLineGroupAdd[]
  '@order'?: ('EstimateLineAdd' | 'EstimateLineGroupAdd')[]
}
export type EstimateLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| {}> & OneOf<
| { /** price */ MarkupRate: string }
| { /** percent */ MarkupRatePercent: string }
| { /** since 7.0 */ PriceLevelRef: PriceLevelRef }
| {}>
export type EstimateLineGroupMod = {
  /** id */ TxnLineID: string
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  EstimateLineMod?: EstimateLineMod[]
}
export type EstimateMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 7.0 */ ShipAddress?: ShipAddress
  IsActive?: Flag
  CreateChangeOrder?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  EstimateLineMod?: EstimateLineMod[]
  EstimateLineGroupMod?: EstimateLineGroupMod[]
  '@order'?: ('EstimateLineMod' | 'EstimateLineGroupMod')[]
}
export type SalesOrderLineAdd = {
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  SalesTaxCodeRef?: SalesTaxCodeRef2
  IsManuallyClosed?: Flag
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 5.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type SalesOrderLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type SalesOrderAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  IsManuallyClosed?: Flag
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  SalesOrderLineAdd?: SalesOrderLineAdd[]
  SalesOrderLineGroupAdd?: SalesOrderLineGroupAdd[]
  '@order'?: ('SalesOrderLineAdd' | 'SalesOrderLineGroupAdd')[]
}
export type SalesOrderLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  SalesTaxCodeRef?: SalesTaxCodeRef2
  IsManuallyClosed?: Flag
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type SalesOrderLineGroupMod = {
  /** id */ TxnLineID: string
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  SalesOrderLineMod?: SalesOrderLineMod[]
}
export type SalesOrderMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  IsManuallyClosed?: Flag
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  SalesOrderLineMod?: SalesOrderLineMod[]
  SalesOrderLineGroupMod?: SalesOrderLineGroupMod[]
  '@order'?: ('SalesOrderLineMod' | 'SalesOrderLineGroupMod')[]
}
export type CreditCardTxnInputInfo = {
  /** text up to 25 */ CreditCardNumber: string
  /** integer, from 1 to 12 */ ExpirationMonth: string
  /** integer */ ExpirationYear: string
  /** text up to 41 */ NameOnCard: string
  /** text up to 41 */ CreditCardAddress?: string
  /** text up to 18 */ CreditCardPostalCode?: string
  /** text up to 24 */ CommercialCardCode?: string
  /** empty means CardNotPresent, since 6.0 */ TransactionMode?: TransactionMode
  /** since 7.0 */ CreditCardTxnType?: CreditCardTxnType
}
export type CreditCardTxnResultInfo = {
  /** integer */ ResultCode: string
  /** text up to 60 */ ResultMessage: string
  /** text up to 24 */ CreditCardTransID: string
  /** text up to 32 */ MerchantAccountNumber: string
  /** text up to 12 */ AuthorizationCode?: string
  AVSStreet?: AVSStreet
  AVSZip?: AVSStreet
  /** since 6.0 */ CardSecurityCodeMatch?: AVSStreet
  /** text up to 84 */ ReconBatchID?: string
  /** integer */ PaymentGroupingCode?: string
  PaymentStatus: PaymentStatus
  /** date and time */ TxnAuthorizationTime: string
  /** integer */ TxnAuthorizationStamp?: string
  /** text up to 16, since 6.0 */ ClientTransID?: string
}
export type CreditCardTxnInfo = {
  CreditCardTxnInputInfo: CreditCardTxnInputInfo
  CreditCardTxnResultInfo: CreditCardTxnResultInfo
}
export type SalesReceiptLineAdd = {
  '@defMacro'?: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 7.0 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** since 5.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type SalesReceiptLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type SalesReceiptAdd = {
  '@defMacro'?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** text up to 25 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  DepositToAccountRef?: DepositToAccountRef
  /** since 4.1 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  SalesReceiptLineAdd?: SalesReceiptLineAdd[]
  SalesReceiptLineGroupAdd?: SalesReceiptLineGroupAdd[]
  '@order'?: ('SalesReceiptLineAdd' | 'SalesReceiptLineGroupAdd')[]
}
export type SalesReceiptLineMod = {
  /** id */ TxnLineID: string | UseMacro
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type SalesReceiptLineGroupMod = {
  /** id */ TxnLineID: string | UseMacro
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  SalesReceiptLineMod?: SalesReceiptLineMod[]
}
export type SalesReceiptMod = {
  /** id */ TxnID: string | UseMacro
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** text up to 25 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  DepositToAccountRef?: DepositToAccountRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  SalesReceiptLineMod?: SalesReceiptLineMod[]
  SalesReceiptLineGroupMod?: SalesReceiptLineGroupMod[]
  '@order'?: ('SalesReceiptLineMod' | 'SalesReceiptLineGroupMod')[]
}
export type CreditMemoLineAdd = {
  '@defMacro'?: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 7.0 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** since 5.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type CreditMemoLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type CreditMemoAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  CreditMemoLineAdd?: CreditMemoLineAdd[]
  CreditMemoLineGroupAdd?: CreditMemoLineGroupAdd[]
  '@order'?: ('CreditMemoLineAdd' | 'CreditMemoLineGroupAdd')[]
}
export type CreditMemoLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
} & OneOf<
| { /** price */ Rate: string }
| { /** percent */ RatePercent: string }
| { /** since 4.0 */ PriceLevelRef: PriceLevelRef }
| {}> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type CreditMemoLineGroupMod = {
  /** id */ TxnLineID: string
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  CreditMemoLineMod?: CreditMemoLineMod[]
}
export type CreditMemoMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  ShipAddress?: ShipAddress
  IsPending?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** number, since 8.0 */ ExchangeRate?: string
  CreditMemoLineMod?: CreditMemoLineMod[]
  CreditMemoLineGroupMod?: CreditMemoLineGroupMod[]
  '@order'?: ('CreditMemoLineMod' | 'CreditMemoLineGroupMod')[]
}
export type DiscountAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type DiscountClassRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type AppliedToTxnAdd = {
  /** id */ TxnID: string | UseMacro
  /** amount */ PaymentAmount?: string
  SetCredit?: SetCredit[]
  /** amount */ DiscountAmount?: string
  DiscountAccountRef?: DiscountAccountRef
  /** since 11.0 */ DiscountClassRef?: DiscountClassRef
}
export type ReceivePaymentAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  ARAccountRef?: ARAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ TotalAmount?: string
  /** number, since 8.0 */ ExchangeRate?: string
  PaymentMethodRef?: PaymentMethodRef
  /** text up to 4095 */ Memo?: string
  DepositToAccountRef?: DepositToAccountRef
  /** since 4.1 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** GUID, since 9.0 */ ExternalGUID?: string
} & OneOf<
| { IsAutoApply: Flag }
| { AppliedToTxnAdd: AppliedToTxnAdd[] }>
export type CreditCardTxnInputInfoMod = {
  /** text up to 25 */ CreditCardNumber?: string
  /** integer, from 1 to 12 */ ExpirationMonth?: string
  /** integer */ ExpirationYear?: string
  /** text up to 41 */ NameOnCard?: string
  /** text up to 41 */ CreditCardAddress?: string
  /** text up to 18 */ CreditCardPostalCode?: string
  /** text up to 24 */ CommercialCardCode?: string
  /** empty means CardNotPresent */ TransactionMode?: TransactionMode
  CreditCardTxnType?: CreditCardTxnType
}
export type CreditCardTxnResultInfoMod = {
  /** integer */ ResultCode?: string
  /** text up to 60 */ ResultMessage?: string
  /** text up to 24 */ CreditCardTransID?: string
  /** text up to 32 */ MerchantAccountNumber?: string
  /** text up to 12 */ AuthorizationCode?: string
  AVSStreet?: AVSStreet
  AVSZip?: AVSStreet
  CardSecurityCodeMatch?: AVSStreet
  /** text up to 84 */ ReconBatchID?: string
  /** integer */ PaymentGroupingCode?: string
  PaymentStatus?: PaymentStatus
  /** date and time */ TxnAuthorizationTime?: string
  /** integer */ TxnAuthorizationStamp?: string
  /** text up to 16 */ ClientTransID?: string
}
export type CreditCardTxnInfoMod = {
  CreditCardTxnInputInfoMod?: CreditCardTxnInputInfoMod
  CreditCardTxnResultInfoMod?: CreditCardTxnResultInfoMod
}
export type AppliedToTxnMod = {
  /** id */ TxnID: string
  /** amount */ PaymentAmount?: string
  SetCredit?: SetCredit[]
  /** amount */ DiscountAmount?: string
  DiscountAccountRef?: DiscountAccountRef
  /** since 11.0 */ DiscountClassRef?: DiscountClassRef
}
export type ReceivePaymentMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  ARAccountRef?: ARAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ TotalAmount?: string
  /** number, since 8.0 */ ExchangeRate?: string
  PaymentMethodRef?: PaymentMethodRef
  /** text up to 4095 */ Memo?: string
  DepositToAccountRef?: DepositToAccountRef
  /** since 7.0 */ CreditCardTxnInfoMod?: CreditCardTxnInfoMod
  AppliedToTxnMod?: AppliedToTxnMod[]
}
export type ChargeAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** price */ Rate?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** amount */ Amount?: string
  /** text up to 4095 */ Desc?: string
  ARAccountRef?: ARAccountRef
  ClassRef?: ClassRef
  /** date */ BilledDate?: string
  /** date */ DueDate?: string
  /** since 3.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** GUID, since 9.0 */ ExternalGUID?: string
}
export type ChargeMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  CustomerRef?: CustomerRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** since 13.0 */ OptionForPriceRuleConflict?: OptionForPriceRuleConflict
  /** amount */ Amount?: string
  /** text up to 4095 */ Desc?: string
  ARAccountRef?: ARAccountRef
  ClassRef?: ClassRef
  /** date */ BilledDate?: string
  /** date */ DueDate?: string
  OverrideItemAccountRef?: OverrideItemAccountRef
}
export type ShipToEntityRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type PurchaseOrderLineAdd = {
  '@defMacro'?: string
  ItemRef?: ItemRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** price */ Rate?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  CustomerRef?: CustomerRef
  /** date */ ServiceDate?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 5.0 */ DataExt?: DataExt[]
}
export type PurchaseOrderLineGroupAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 5.0 */ DataExt?: DataExt[]
}
export type PurchaseOrderAdd = {
  '@defMacro'?: string
  VendorRef?: VendorRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  VendorAddress?: VendorAddress
  ShipAddress?: ShipAddress
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  /** date */ ExpectedDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  /** text up to 4095 */ Memo?: string
  /** text up to 99 */ VendorMsg?: string
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** text up to 25, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  PurchaseOrderLineAdd?: PurchaseOrderLineAdd[]
  PurchaseOrderLineGroupAdd?: PurchaseOrderLineGroupAdd[]
  '@order'?: ('PurchaseOrderLineAdd' | 'PurchaseOrderLineGroupAdd')[]
} & OneOf<
| { /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef }
| { ShipToEntityRef?: ShipToEntityRef }>
export type PurchaseOrderLineMod = {
  /** id */ TxnLineID: string | UseMacro
  ItemRef?: ItemRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  CustomerRef?: CustomerRef
  /** date */ ServiceDate?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  IsManuallyClosed?: Flag
  OverrideItemAccountRef?: OverrideItemAccountRef
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
}
export type PurchaseOrderLineGroupMod = {
  /** id */ TxnLineID: string | UseMacro
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  PurchaseOrderLineMod?: PurchaseOrderLineMod[]
}
export type PurchaseOrderMod = {
  /** id */ TxnID: string | UseMacro
  /** text up to 16 */ EditSequence: string
  VendorRef?: VendorRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  VendorAddress?: VendorAddress
  ShipAddress?: ShipAddress
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  /** date */ ExpectedDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  IsManuallyClosed?: Flag
  /** text up to 4095 */ Memo?: string
  /** text up to 99 */ VendorMsg?: string
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** text up to 25, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** number, since 8.0 */ ExchangeRate?: string
  PurchaseOrderLineMod?: PurchaseOrderLineMod[]
  PurchaseOrderLineGroupMod?: PurchaseOrderLineGroupMod[]
  '@order'?: ('PurchaseOrderLineMod' | 'PurchaseOrderLineGroupMod')[]
} & OneOf<
| { /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef }
| { ShipToEntityRef?: ShipToEntityRef }>
export type APAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type ExpenseLineAdd = {
  '@defMacro'?: string
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ BillableStatus?: BillableStatus
  /** since 13.0 */ SalesRepRef?: SalesRepRef
  /** since 13.0 */ DataExt?: DataExt[]
}
export type ItemLineAdd = {
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** price */ Cost?: string
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ BillableStatus?: BillableStatus
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** since 4.0 */ LinkToTxn?: LinkToTxn
  /** since 13.0 */ SalesRepRef?: SalesRepRef
  /** since 13.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type ItemGroupLineAdd = {
  ItemGroupRef: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** since 13.0 */ DataExt?: DataExt[]
}
export type BillAdd = {
  '@defMacro'?: string
  VendorRef: VendorRef
  /** since 13.0 */ VendorAddress?: VendorAddress
  /** since 2.0 */ APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** date */ DueDate?: string
  /** text up to 20 */ RefNumber?: string
  TermsRef?: TermsRef
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** id, since 4.0 */ LinkToTxnID?: string[]
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type ExpenseLineMod = {
  /** id */ TxnLineID: string
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  BillableStatus?: BillableStatus
  /** since 13.0 */ SalesRepRef?: SalesRepRef
}
export type ItemLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Cost?: string
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  BillableStatus?: BillableStatus
  OverrideItemAccountRef?: OverrideItemAccountRef
  /** since 13.0 */ SalesRepRef?: SalesRepRef
} & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type ItemGroupLineMod = {
  /** id */ TxnLineID: string
  ItemGroupRef?: ItemGroupRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  ItemLineMod?: ItemLineMod[]
}
export type BillMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  VendorRef?: VendorRef
  /** since 13.0 */ VendorAddress?: VendorAddress
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** date */ DueDate?: string
  /** text up to 20 */ RefNumber?: string
  TermsRef?: TermsRef
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type ItemReceiptAdd = {
  '@defMacro'?: string
  VendorRef: VendorRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** id */ LinkToTxnID?: string[]
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type ItemReceiptMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  VendorRef?: VendorRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type ItemLineAdd2 = {
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** price */ Cost?: string
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ BillableStatus?: BillableStatus
  /** since 2.0 */ OverrideItemAccountRef?: OverrideItemAccountRef
  /** since 13.0 */ SalesRepRef?: SalesRepRef
  /** since 13.0 */ DataExt?: DataExt[]
} & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type VendorCreditAdd = {
  '@defMacro'?: string
  VendorRef: VendorRef
  /** since 2.0 */ APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd2[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type VendorCreditMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  VendorRef?: VendorRef
  /** since 2.0 */ APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type PayeeEntityRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type BankAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type BillPaymentCheckAdd = {
  '@defMacro'?: string
  PayeeEntityRef: PayeeEntityRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  BankAccountRef: BankAccountRef
  /** text up to 4095, since 3.0 */ Memo?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  AppliedToTxnAdd: AppliedToTxnAdd[]
} & OneOf<
| { IsToBePrinted: Flag }
| { /** text up to 11 */ RefNumber: string }>
export type BillPaymentCheckMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  BankAccountRef?: BankAccountRef
  /** amount */ Amount?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** text up to 4095 */ Memo?: string
  AppliedToTxnMod?: AppliedToTxnMod[]
} & OneOf<
| { IsToBePrinted: Flag }
| { /** text up to 11 */ RefNumber: string }
| {}>
export type CreditCardAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type BillPaymentCreditCardAdd = {
  '@defMacro'?: string
  PayeeEntityRef: PayeeEntityRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  CreditCardAccountRef: CreditCardAccountRef
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095, since 3.0 */ Memo?: string
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  AppliedToTxnAdd: AppliedToTxnAdd[]
}
export type Address = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type SalesTaxPaymentCheckLineAdd = {
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** amount */ Amount: string
}
export type SalesTaxPaymentCheckAdd = {
  '@defMacro'?: string
  PayeeEntityRef: PayeeEntityRef
  /** date */ TxnDate: string
  BankAccountRef: BankAccountRef
  /** text up to 4095, since 12.0 */ Memo?: string
  /** since 12.0 */ Address?: Address
  /** GUID, since 9.0 */ ExternalGUID?: string
  SalesTaxPaymentCheckLineAdd: SalesTaxPaymentCheckLineAdd[]
} & OneOf<
| { IsToBePrinted: Flag }
| { /** text */ RefNumber: string }>
export type SalesTaxPaymentCheckMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  BankAccountRef?: BankAccountRef
  /** text up to 4095 */ Memo?: string
  Address?: Address
} & OneOf<
| { IsToBePrinted: Flag }
| { /** text */ RefNumber: string }
| {}>
export type ItemFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text up to 159 */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text up to 159 */ FullNameWithChildren: string }>
export type QuantityAdjustment = { /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef } & OneOf<
| { /** quantity */ NewQuantity: string }
| { /** quantity */ QuantityDifference: string }> & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type ValueAdjustment = OneOf<
| { /** quantity */ NewQuantity?: string }
| { /** quantity, since 10.0 */ QuantityDifference: string }> & OneOf<
| { /** amount */ NewValue: string }
| { /** amount, since 10.0 */ ValueDifference: string }
| {}>
export type SerialNumberAdjustment = { /** since 12.0 */ InventorySiteLocationRef?: InventorySiteLocationRef } & OneOf<
| { /** text up to 4095 */ AddSerialNumber?: string }
| { /** text up to 4095 */ RemoveSerialNumber?: string }>
export type LotNumberAdjustment = {
  /** text up to 40 */ LotNumber?: string
  /** integer */ CountAdjustment?: string
  /** since 12.0 */ InventorySiteLocationRef?: InventorySiteLocationRef
}
export type InventoryAdjustmentLineAdd = { ItemRef: ItemRef } & OneOf<
| { QuantityAdjustment: QuantityAdjustment }
| { ValueAdjustment: ValueAdjustment }
| { /** since 11.0, not in QBAU */ SerialNumberAdjustment?: SerialNumberAdjustment }
| { /** since 11.0, not in QBAU */ LotNumberAdjustment?: LotNumberAdjustment }>
export type InventoryAdjustmentAdd = {
  '@defMacro'?: string
  AccountRef: AccountRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** text up to 4095 */ Memo?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  InventoryAdjustmentLineAdd: InventoryAdjustmentLineAdd[]
}
export type InventoryAdjustmentLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ QuantityDifference?: string
  /** amount */ ValueDifference?: string
} & OneOf<
| { /** text up to 4095, since 11.0, not in QBAU */ SerialNumber?: string }
| {
  /** text up to 40, since 11.0, not in QBAU */ LotNumber?: string
  /** integer, since 11.0, not in QBAU */ CountAdjustment?: string
}>
export type InventoryAdjustmentMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  AccountRef?: AccountRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** text up to 4095 */ Memo?: string
  InventoryAdjustmentLineMod?: InventoryAdjustmentLineMod[]
}
export type EntityRef = {
  /** id */ ListID?: string
  /** text up to 209 */ FullName?: string
}
export type ItemServiceRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TimeTrackingAdd = {
  '@defMacro'?: string
  /** date */ TxnDate?: string
  EntityRef: EntityRef
  CustomerRef?: CustomerRef
  ItemServiceRef?: ItemServiceRef
  /** duration */ Duration: string
  ClassRef?: ClassRef
  PayrollItemWageRef?: PayrollItemWageRef
  /** text up to 4095 */ Notes?: string
  /** since 6.0 */ BillableStatus?: BillableStatus
  /** GUID, since 9.0 */ ExternalGUID?: string
}
export type TimeTrackingMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  EntityRef: EntityRef
  CustomerRef?: CustomerRef
  ItemServiceRef?: ItemServiceRef
  /** duration */ Duration: string
  ClassRef?: ClassRef
  PayrollItemWageRef?: PayrollItemWageRef
  /** text up to 4095 */ Notes?: string
  BillableStatus?: BillableStatus
}
export type TimeTrackingEntityFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }>
export type ApplyCheckToTxnAdd = {
  /** id */ TxnID: string | UseMacro
  /** amount */ Amount?: string
}
export type CheckAdd = {
  '@defMacro'?: string
  AccountRef: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** text up to 11 */ RefNumber?: string
  /** date */ TxnDate?: string
  /** text up to 4095 */ Memo?: string
  Address?: Address
  IsToBePrinted?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 7.0 */ ApplyCheckToTxnAdd?: ApplyCheckToTxnAdd[]
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd2[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type ApplyCheckToTxnMod = {
  /** id */ TxnID: string | UseMacro
  /** amount */ Amount?: string
}
export type CheckMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** text up to 11 */ RefNumber?: string
  /** date */ TxnDate?: string
  /** text up to 4095 */ Memo?: string
  Address?: Address
  IsToBePrinted?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** since 7.0 */ ApplyCheckToTxnMod?: ApplyCheckToTxnMod[]
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type CreditCardChargeAdd = {
  '@defMacro'?: string
  AccountRef: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd2[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type CreditCardChargeMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type CreditCardCreditAdd = {
  '@defMacro'?: string
  AccountRef: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  ExpenseLineAdd?: ExpenseLineAdd[]
  ItemLineAdd?: ItemLineAdd2[]
  ItemGroupLineAdd?: ItemGroupLineAdd[]
  '@order'?: ('ItemLineAdd' | 'ItemGroupLineAdd')[]
}
export type CreditCardCreditMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** number, since 8.0 */ ExchangeRate?: string
  ClearExpenseLines?: Flag
  ExpenseLineMod?: ExpenseLineMod[]
  ClearItemLines?: Flag
  ItemLineMod?: ItemLineMod[]
  ItemGroupLineMod?: ItemGroupLineMod[]
  '@order'?: ('ItemLineMod' | 'ItemGroupLineMod')[]
}
export type JournalDebitLine = {
  '@defMacro'?: string
  /** id */ TxnLineID?: string
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  EntityRef?: EntityRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
  /** since 3.0 */ BillableStatus?: BillableStatus
}
export type JournalCreditLine = {
  '@defMacro'?: string
  /** id */ TxnLineID?: string
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  EntityRef?: EntityRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
  /** since 3.0 */ BillableStatus?: BillableStatus
}
export type JournalEntryAdd = {
  '@defMacro'?: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** since 3.0 */ IsAdjustment?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
  JournalDebitLine?: JournalDebitLine[]
  JournalCreditLine?: JournalCreditLine[]
  '@order'?: ('JournalDebitLine' | 'JournalCreditLine')[]
} & OneOf<
| { /** since 8.0 */ IsHomeCurrencyAdjustment: Flag }
| {
  /** since 8.0 */ IsAmountsEnteredInHomeCurrency?: Flag
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
}>
export type JournalLineMod = {
  /** id */ TxnLineID: string
  JournalLineType?: JournalLineType
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  EntityRef?: EntityRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
  BillableStatus?: BillableStatus
}
export type JournalEntryMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  IsAdjustment?: Flag
  /** since 8.0 */ IsAmountsEnteredInHomeCurrency?: Flag
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  JournalLineMod?: JournalLineMod[]
}
export type CashBackInfoAdd = {
  '@defMacro'?: string
  AccountRef: AccountRef
  /** text up to 4095 */ Memo?: string
  /** amount */ Amount?: string
}
export type OverrideClassRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type DepositLineAdd = { '@defMacro'?: string } & OneOf<
| {
  /** id */ PaymentTxnID: string | UseMacro
  /** id */ PaymentTxnLineID?: string | UseMacro
  /** text up to 4095, since 8.0 */ OverrideMemo?: string
  /** text up to 11, since 8.0 */ OverrideCheckNumber?: string
  /** since 8.0 */ OverrideClassRef?: OverrideClassRef
}
| {
  EntityRef?: EntityRef
  AccountRef: AccountRef
  /** text up to 4095 */ Memo?: string
  /** text up to 11 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
}>
export type DepositAdd = {
  '@defMacro'?: string
  /** date */ TxnDate?: string
  DepositToAccountRef: DepositToAccountRef
  /** text up to 4095 */ Memo?: string
  CashBackInfoAdd?: CashBackInfoAdd
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  DepositLineAdd?: DepositLineAdd[]
}
export type CashBackInfoMod = {
  AccountRef?: AccountRef
  /** text up to 4095 */ Memo?: string
  /** amount */ Amount?: string
}
export type DepositLineMod = { /** id */ TxnLineID: string } & OneOf<
| {
  /** id */ PaymentTxnID: string | UseMacro
  /** id */ PaymentTxnLineID?: string | UseMacro
  /** text up to 4095, since 8.0 */ OverrideMemo?: string
  /** text up to 11, since 8.0 */ OverrideCheckNumber?: string
  /** since 8.0 */ OverrideClassRef?: OverrideClassRef
}
| {
  EntityRef?: EntityRef
  AccountRef?: AccountRef
  /** text up to 4095 */ Memo?: string
  /** text up to 11 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
}>
export type DepositMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  DepositToAccountRef?: DepositToAccountRef
  /** text up to 4095 */ Memo?: string
  CashBackInfoMod?: CashBackInfoMod
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  DepositLineMod?: DepositLineMod[]
}
export type MergeFrom = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
}
export type MergeTo = {
  /** id */ ListID: string
  /** text up to 16 */ EditSequence: string
}
export type DeletedDateRangeFilter = {
  /** date and time */ FromDeletedDate?: string
  /** date and time */ ToDeletedDate?: string
}
export type ClearedStatusMod = {
  /** id */ TxnID: string | UseMacro
  /** id */ TxnLineID?: string | UseMacro
  ClearedStatus: ClearedStatus
}
export type TransactionModifiedDateRangeFilter = OneOf<
| {
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
}
| { DateMacro: DateMacro }>
export type TransactionDateRangeFilter = OneOf<
| {
  /** date */ FromTxnDate?: string
  /** date */ ToTxnDate?: string
}
| { DateMacro: DateMacro }>
export type TransactionEntityFilter = OneOf<
| { EntityTypeFilter: EntityTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type TransactionAccountFilter = OneOf<
| { AccountTypeFilter: AccountTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type TransactionItemFilter = OneOf<
| { ItemTypeFilter: ItemTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type TransactionClassFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type TransactionTypeFilter = { TxnTypeFilter: TxnTypeFilter[] }
export type ItemInventoryAssemblyRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type BuildAssemblyAdd = {
  '@defMacro'?: string
  ItemInventoryAssemblyRef: ItemInventoryAssemblyRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** quantity */ QuantityToBuild: string
  /** since 7.0 */ MarkPendingIfRequired?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
} & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type BuildAssemblyMod = {
  /** id */ TxnID: string | UseMacro
  /** text up to 16 */ EditSequence: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** quantity */ QuantityToBuild?: string
  /** since 7.0 */ MarkPendingIfRequired?: Flag
  RemovePending?: Flag
} & OneOf<
| { /** text up to 4095, not in QBAU */ SerialNumber?: string }
| { /** text up to 40, not in QBAU */ LotNumber?: string }>
export type RefundFromAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type RefundAppliedToTxnAdd = {
  /** id */ TxnID: string | UseMacro
  /** amount */ RefundAmount: string
}
export type ARRefundCreditCardAdd = {
  '@defMacro'?: string
  CustomerRef: CustomerRef
  RefundFromAccountRef?: RefundFromAccountRef
  ARAccountRef?: ARAccountRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  Address?: Address
  PaymentMethodRef?: PaymentMethodRef
  /** text up to 4095 */ Memo?: string
  CreditCardTxnInfo?: CreditCardTxnInfo
  /** number, since 9.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  RefundAppliedToTxnAdd: RefundAppliedToTxnAdd[]
}
export type VehicleRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type VehicleMileageAdd = {
  '@defMacro'?: string
  VehicleRef: VehicleRef
  CustomerRef?: CustomerRef
  ItemRef?: ItemRef
  ClassRef?: ClassRef
  /** date */ TripStartDate?: string
  /** date */ TripEndDate?: string
  /** text up to 4095 */ Notes?: string
  BillableStatus?: BillableStatus
} & OneOf<
| {
  /** quantity */ OdometerStart: string
  /** quantity */ OdometerEnd: string
}
| { /** quantity */ TotalMiles: string }>
export type FromInventorySiteRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type ToInventorySiteRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type FromInventorySiteLocationRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type ToInventorySiteLocationRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type TransferInventoryLineAdd = {
  '@defMacro'?: string
  ItemRef?: ItemRef
  /** since 12.0 */ FromInventorySiteLocationRef?: FromInventorySiteLocationRef
  /** since 12.0 */ ToInventorySiteLocationRef?: ToInventorySiteLocationRef
  /** quantity */ QuantityToTransfer?: string
} & OneOf<
| { /** text up to 4095 */ SerialNumber?: string }
| { /** text up to 40 */ LotNumber?: string }>
export type TransferInventoryAdd = {
  '@defMacro'?: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  FromInventorySiteRef: FromInventorySiteRef
  ToInventorySiteRef: ToInventorySiteRef
  /** text up to 4095 */ Memo?: string
  /** GUID */ ExternalGUID?: string
  TransferInventoryLineAdd?: TransferInventoryLineAdd[]
}
export type TransferInventoryLineMod = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** since 12.0 */ FromInventorySiteLocationRef?: FromInventorySiteLocationRef
  /** since 12.0 */ ToInventorySiteLocationRef?: ToInventorySiteLocationRef
  /** quantity */ QuantityToTransfer?: string
} & OneOf<
| { /** text up to 4095 */ SerialNumber?: string }
| { /** text up to 40 */ LotNumber?: string }>
export type TransferInventoryMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  FromInventorySiteRef?: FromInventorySiteRef
  ToInventorySiteRef?: ToInventorySiteRef
  /** text up to 4095 */ Memo?: string
  TransferInventoryLineMod?: TransferInventoryLineMod[]
}
export type SiteFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text up to 64 */ FullName: string[] }>
export type ItemSiteFilter = {
  ItemFilter?: ItemFilter
  SiteFilter?: SiteFilter
}
export type TransferFromAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TransferToAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type TransferAdd = {
  '@defMacro'?: string
  /** date */ TxnDate?: string
  TransferFromAccountRef?: TransferFromAccountRef
  TransferToAccountRef?: TransferToAccountRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** text up to 4095 */ Memo?: string
}
export type TransferMod = {
  /** id */ TxnID: string
  /** text up to 16 */ EditSequence: string
  /** date */ TxnDate?: string
  TransferFromAccountRef?: TransferFromAccountRef
  TransferToAccountRef?: TransferToAccountRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** text up to 4095 */ Memo?: string
}
export type ReportPeriod = {
  /** date */ FromReportDate?: string
  /** date */ ToReportDate?: string
}
export type ReportAccountFilter = OneOf<
| { AccountTypeFilter: AccountTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type ReportEntityFilter = OneOf<
| { EntityTypeFilter: EntityTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type ReportItemFilter = OneOf<
| { ItemTypeFilter: ItemTypeFilter }
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type ReportClassFilter = OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| { /** id */ ListIDWithChildren: string }
| { /** text */ FullNameWithChildren: string }>
export type ReportTxnTypeFilter = { TxnTypeFilter: TxnTypeFilter[] }
export type ReportModifiedDateRangeFilter = {
  /** date */ FromReportModifiedDate?: string
  /** date */ ToReportModifiedDate?: string
}
export type DataExtDefAdd = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  DataExtType: DataExtType
  AssignToObject?: AssignToObject[]
  /** since 12.0 */ DataExtListRequire?: Flag
  /** since 12.0 */ DataExtTxnRequire?: Flag
  /** text, since 12.0 */ DataExtFormatString?: string
}
export type DataExtDefMod = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  /** text up to 31 */ DataExtNewName?: string
  AssignToObject?: AssignToObject[]
  RemoveFromObject?: AssignToObject[]
  /** since 12.0 */ DataExtListRequire?: Flag
  /** since 12.0 */ DataExtTxnRequire?: Flag
  /** text, since 12.0 */ DataExtFormatString?: string
}
export type ListObjRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type DataExtAdd = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  /** text */ DataExtValue: string
} & OneOf<
| {
  ListDataExtType: ListDisplayAddType
  ListObjRef: ListObjRef
}
| {
  TxnDataExtType: TxnDataExtType
  /** id */ TxnID: string | UseMacro
  /** id, since 3.0 */ TxnLineID?: string
}
| { OtherDataExtType: OtherDataExtType }>
export type DataExtMod = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  /** text */ DataExtValue: string
} & OneOf<
| {
  ListDataExtType: ListDisplayAddType
  ListObjRef: ListObjRef
}
| {
  TxnDataExtType: TxnDataExtType
  /** id */ TxnID: string
  /** id, since 3.0 */ TxnLineID?: string
}
| { OtherDataExtType: OtherDataExtType }>
export type DataExtDel = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
} & OneOf<
| {
  ListDataExtType: ListDisplayAddType
  ListObjRef: ListObjRef
}
| {
  TxnDataExtType: TxnDataExtType
  /** id */ TxnID: string
  /** id, since 3.0 */ TxnLineID?: string
}
| { OtherDataExtType: OtherDataExtType }>
export type COMCallbackInfo = { /** text up to 128 */ AppName: string } & OneOf<
| { /** text up to 128 */ ProgID: string }
| { /** GUID */ CLSID: string }>
export type ListEventSubscription = {
  ListEventType: ListEventType[]
  ListEventOperation: ListEventOperation[]
}
export type TxnEventSubscription = {
  TxnEventType: TxnEventType[]
  TxnEventOperation: TxnEventOperation[]
}
export type DataEventSubscriptionAdd = {
  /** GUID */ SubscriberID: string
  COMCallbackInfo: COMCallbackInfo
  DeliveryPolicy: DeliveryPolicy
  /** empty means None */ TrackLostEvents?: TrackLostEvents
  /** since 4.0 */ DeliverOwnEvents?: Flag
  ListEventSubscription?: ListEventSubscription[]
  TxnEventSubscription?: TxnEventSubscription[]
}
export type CompanyFileEventSubscription = { CompanyFileEventOperation: CompanyFileEventOperation[] }
export type UIEventSubscriptionAdd = {
  /** GUID */ SubscriberID: string
  COMCallbackInfo: COMCallbackInfo
  DeliveryPolicy: DeliveryPolicy
  CompanyFileEventSubscription: CompanyFileEventSubscription
}
export type DisplayCondition = {
  VisibleIf?: VisibleIf[]
  VisibleIfNot?: VisibleIf[]
  EnabledIf?: VisibleIf[]
  EnabledIfNot?: VisibleIf[]
}
export type MenuItem = {
  /** text up to 50 */ MenuText: string
  /** text up to 50 */ EventTag: string
  DisplayCondition?: DisplayCondition
}
export type Submenu = {
  DisplayCondition?: DisplayCondition
  MenuItem: MenuItem[]
}
export type MenuExtensionSubscription = { AddToMenu: AddToMenu } & OneOf<
| { Submenu: Submenu }
| { MenuItem: MenuItem }>
export type UIExtensionSubscriptionAdd = {
  /** GUID */ SubscriberID: string
  COMCallbackInfo: COMCallbackInfo
  MenuExtensionSubscription: MenuExtensionSubscription
}
export type AccountMetaData = { /** integer */ MaxCapacity: string }
export type BillingRateMetaData = { /** integer */ MaxCapacity: string }
export type ClassMetaData = { /** integer */ MaxCapacity: string }
export type CustomerMsgMetaData = { /** integer */ MaxCapacity: string }
export type CustomerTypeMetaData = { /** integer */ MaxCapacity: string }
export type EntityMetaData = { /** integer */ MaxCapacity: string }
export type ItemMetaData = { /** integer */ MaxCapacity: string }
export type JobTypeMetaData = { /** integer */ MaxCapacity: string }
export type PaymentMethodMetaData = { /** integer */ MaxCapacity: string }
export type PayrollItemMetaData = { /** integer */ MaxCapacity: string }
export type PriceLevelMetaData = { /** integer */ MaxCapacity: string }
export type SalesRepMetaData = { /** integer */ MaxCapacity: string }
export type SalesTaxCodeMetaData = { /** integer */ MaxCapacity: string }
export type ShipMethodMetaData = { /** integer */ MaxCapacity: string }
export type TemplateMetaData = { /** integer */ MaxCapacity: string }
export type TermsMetaData = { /** integer */ MaxCapacity: string }
export type ToDoMetaData = { /** integer */ MaxCapacity: string }
export type VehicleMetaData = { /** integer */ MaxCapacity: string }
export type VendorTypeMetaData = { /** integer */ MaxCapacity: string }
export type ListMetaData = {
  AccountMetaData: AccountMetaData
  BillingRateMetaData: BillingRateMetaData
  ClassMetaData: ClassMetaData
  CustomerMsgMetaData: CustomerMsgMetaData
  CustomerTypeMetaData: CustomerTypeMetaData
  EntityMetaData: EntityMetaData
  ItemMetaData: ItemMetaData
  JobTypeMetaData: JobTypeMetaData
  PaymentMethodMetaData: PaymentMethodMetaData
  PayrollItemMetaData: PayrollItemMetaData
  PriceLevelMetaData: PriceLevelMetaData
  SalesRepMetaData: SalesRepMetaData
  SalesTaxCodeMetaData: SalesTaxCodeMetaData
  ShipMethodMetaData: ShipMethodMetaData
  TemplateMetaData: TemplateMetaData
  TermsMetaData: TermsMetaData
  ToDoMetaData: ToDoMetaData
  VehicleMetaData: VehicleMetaData
  VendorTypeMetaData: VendorTypeMetaData
}
export type HostRet = {
  /** text up to 255 */ ProductName?: string
  /** text up to 5 */ MajorVersion?: string
  /** text up to 5 */ MinorVersion?: string
  /** text up to 2, since 3.0 */ Country?: string
  /** text up to 10 */ SupportedQBXMLVersion?: string[]
  /** since 3.0 */ IsAutomaticLogin?: Flag
  /** since 3.0 */ QBFileMode?: QBFileMode
  /** since 6.0 */ ListMetaData?: ListMetaData
}
export type AddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type LegalAddress = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type CompanyAddressForCustomer = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41, since 2.0 */ Addr4?: string
  /** text up to 41, since 6.0 */ Addr5?: string
  /** text up to 31 */ City?: string
  /** text up to 21 */ State?: string
  /** text up to 13 */ PostalCode?: string
  /** text up to 31 */ Country?: string
  /** text up to 41, since 6.0 */ Note?: string
}
export type CompanyAddressBlockForCustomer = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type Service = {
  /** text up to 50 */ Name: string
  /** text up to 50 */ Domain: string
  ServiceStatus: ServiceStatus
}
export type SubscribedServices = { Service?: Service[] }
export type AccountantCopy = {
  AccountantCopyExists: Flag
  /** date */ DividingDate?: string
}
export type DataExtRet = {
  /** GUID */ OwnerID?: string
  /** text up to 31 */ DataExtName: string
  DataExtType: DataExtType
  /** text */ DataExtValue: string
}
export type CompanyRet = {
  /** since 3.0 */ IsSampleCompany?: Flag
  /** text up to 59 */ CompanyName?: string
  /** text up to 59 */ LegalCompanyName?: string
  Address?: Address
  /** since 6.0 */ AddressBlock?: AddressBlock
  LegalAddress?: LegalAddress
  CompanyAddressForCustomer?: CompanyAddressForCustomer
  /** since 6.0 */ CompanyAddressBlockForCustomer?: CompanyAddressBlockForCustomer
  /** text up to 51 */ Phone?: string
  /** text up to 51 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 128 */ CompanyWebSite?: string
  FirstMonthFiscalYear?: FirstMonthFiscalYear
  FirstMonthIncomeTaxYear?: FirstMonthFiscalYear
  /** text up to 255 */ CompanyType?: string
  /** text up to 20, since 2.0 */ EIN?: string
  /** text up to 11, since 2.1 */ SSN?: string
  /** since 2.1 */ TaxForm?: TaxForm
  /** since 7.0 */ SubscribedServices?: SubscribedServices
  /** since 8.0 */ AccountantCopy?: AccountantCopy
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CompanyActivityRet = {
  /** date and time */ LastRestoreTime?: string
  /** date and time, since 3.0 */ LastCondenseTime?: string
}
export type AccountingPreferences = {
  IsUsingAccountNumbers: Flag
  IsRequiringAccounts: Flag
  IsUsingClassTracking: Flag
  /** empty means None, since 12.0, not in QBAU */ AssignClassesTo?: AssignClassesTo
  IsUsingAuditTrail: Flag
  IsAssigningJournalEntryNumbers: Flag
  /** date */ ClosingDate?: string
}
export type FinanceChargeAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type FinanceChargePreferences = {
  /** percent */ AnnualInterestRate?: string
  /** amount */ MinFinanceCharge?: string
  /** integer */ GracePeriod: string
  FinanceChargeAccountRef?: FinanceChargeAccountRef
  IsAssessingForOverdueCharges: Flag
  CalculateChargesFrom: CalculateChargesFrom
  IsMarkedToBePrinted: Flag
}
export type JobsAndEstimatesPreferences = {
  IsUsingEstimates: Flag
  IsUsingProgressInvoicing: Flag
  IsPrintingItemsWithZeroAmounts: Flag
}
export type HomeCurrencyRef = {
  /** id */ ListID?: string
  /** text up to 64 */ FullName?: string
}
export type MultiCurrencyPreferences = {
  IsMultiCurrencyOn?: Flag
  HomeCurrencyRef?: HomeCurrencyRef
}
export type MultiLocationInventoryPreferences = {
  IsMultiLocationInventoryAvailable?: Flag
  IsMultiLocationInventoryEnabled?: Flag
}
export type DefaultDiscountAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PurchasesAndVendorsPreferences = {
  IsUsingInventory: Flag
  /** integer */ DaysBillsAreDue: string
  IsAutomaticallyUsingDiscounts: Flag
  DefaultDiscountAccountRef?: DefaultDiscountAccountRef
}
export type ReportsPreferences = {
  AgingReportBasis: AgingReportBasis
  SummaryReportBasis: SummaryReportBasis
}
export type DefaultShipMethodRef = {
  /** id */ ListID?: string
  /** text up to 15 */ FullName?: string
}
export type PriceLevels = {
  IsUsingPriceLevels: Flag
  IsRoundingSalesPriceUp?: Flag
}
export type SalesAndCustomersPreferences = {
  DefaultShipMethodRef?: DefaultShipMethodRef
  /** text up to 13 */ DefaultFOB?: string
  /** percent */ DefaultMarkup?: string
  IsTrackingReimbursedExpensesAsIncome: Flag
  IsAutoApplyingPayments: Flag
  /** since 4.0 */ PriceLevels?: PriceLevels
}
export type DefaultItemSalesTaxRef = {
  /** id */ ListID?: string
  /** text up to 31 */ FullName?: string
}
export type DefaultTaxableSalesTaxCodeRef = {
  /** id */ ListID?: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type DefaultNonTaxableSalesTaxCodeRef = {
  /** id */ ListID?: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ FullName?: string
}
export type SalesTaxPreferences = {
  DefaultItemSalesTaxRef: DefaultItemSalesTaxRef
  PaySalesTax: PaySalesTax
  DefaultTaxableSalesTaxCodeRef: DefaultTaxableSalesTaxCodeRef
  DefaultNonTaxableSalesTaxCodeRef: DefaultNonTaxableSalesTaxCodeRef
  /** since 8.0 */ IsUsingVendorTaxCode?: Flag
  /** since 8.0 */ IsUsingCustomerTaxCode?: Flag
  /** since 8.0 */ IsUsingAmountsIncludeTax?: Flag
}
export type TimeTrackingPreferences = { FirstDayOfWeek: FirstDayOfWeek }
export type CurrentAppAccessRights = {
  IsAutomaticLoginAllowed: Flag
  /** text up to 29 */ AutomaticLoginUserName?: string
  IsPersonalDataAccessAllowed: Flag
}
export type ItemsAndInventoryPreferences = {
  EnhancedInventoryReceivingEnabled?: Flag
  /** empty means None, not in QBAU */ IsTrackingSerialOrLotNumber?: IsTrackingSerialOrLotNumber
  /** not in QBAU */ isTrackingOnSalesTransactionsEnabled?: Flag
  /** not in QBAU */ isTrackingOnPurchaseTransactionsEnabled?: Flag
  /** not in QBAU */ isTrackingOnInventoryAdjustmentEnabled?: Flag
  /** not in QBAU */ isTrackingOnBuildAssemblyEnabled?: Flag
  /** not in QBAU */ FIFOEnabled?: Flag
  /** date, not in QBAU */ FIFOEffectiveDate?: string
  /** since 12.0 */ IsRSBEnabled?: Flag
  /** since 12.0 */ IsBarcodeEnabled?: Flag
}
export type PreferencesRet = {
  AccountingPreferences?: AccountingPreferences
  FinanceChargePreferences?: FinanceChargePreferences
  JobsAndEstimatesPreferences?: JobsAndEstimatesPreferences
  /** since 8.0 */ MultiCurrencyPreferences?: MultiCurrencyPreferences
  /** since 10.0, not in QBCA, QBUK */ MultiLocationInventoryPreferences?: MultiLocationInventoryPreferences
  PurchasesAndVendorsPreferences?: PurchasesAndVendorsPreferences
  ReportsPreferences?: ReportsPreferences
  SalesAndCustomersPreferences?: SalesAndCustomersPreferences
  SalesTaxPreferences?: SalesTaxPreferences
  TimeTrackingPreferences?: TimeTrackingPreferences
  CurrentAppAccessRights?: CurrentAppAccessRights
  /** since 11.0 */ ItemsAndInventoryPreferences?: ItemsAndInventoryPreferences
}
export type TaxLineInfoRet = {
  /** integer */ TaxLineID: string
  /** text up to 256 */ TaxLineName?: string
}
export type AccountRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  AccountType?: AccountType
  /** since 2.1 */ SpecialAccountType?: SpecialAccountType
  /** since 6.0, not in QBD */ IsTaxAccount?: Flag
  /** text up to 7 */ AccountNumber?: string
  /** text up to 25, since 2.0 */ BankNumber?: string
  /** text up to 200 */ Desc?: string
  /** amount */ Balance?: string
  /** amount */ TotalBalance?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.1, not in QBUK */ TaxLineInfoRet?: TaxLineInfoRet
  /** since 2.1 */ CashFlowClassification?: CashFlowClassification
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ErrorRecovery = {
  /** id */ ListID?: string
  /** GUID */ OwnerID?: string
  /** id */ TxnID?: string
  /** integer */ TxnNumber?: string
  /** text up to 16 */ EditSequence?: string
  /** GUID */ ExternalGUID?: string
}
export type AccountTaxLineInfoRet = {
  /** integer */ TaxLineID?: string
  /** text up to 256 */ TaxLineName?: string
}
export type LocationsRet = {
  /** integer */ LocationID?: string
  /** text up to 32 */ MainAddress: string
  /** text up to 32 */ Location: string
  LeadAddress?: LeadAddress
}
export type LeadContactsRet = {
  /** integer */ LeadContactID?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
  IsPrimaryContact?: Flag
}
export type LeadRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ FullName?: string
  /** empty means Hot */ Status?: Status
  /** text up to 41 */ CompanyName?: string
  /** text up to 21 */ MainPhone?: string
  AdditionalContactRef?: AdditionalContactRef[]
  LocationsRet?: LocationsRet[]
  LeadContactsRet?: LeadContactsRet[]
}
export type BillAddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type ShipAddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type ContactsRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated: string
  /** date and time */ TimeModified: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ Contact?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41 */ JobTitle?: string
  AdditionalContactRef?: AdditionalContactRef[]
}
export type AdditionalNotesRet = {
  /** integer */ NoteID: string
  /** date */ Date: string
  /** text up to 4095 */ Note: string
}
export type CustomerRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ Name?: string
  /** text up to 209 */ FullName?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  /** since 12.0 */ ShipToAddress?: ShipToAddress[]
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ ContactsRet?: ContactsRet[]
  CustomerTypeRef?: CustomerTypeRef
  TermsRef?: TermsRef
  SalesRepRef?: SalesRepRef
  /** amount */ Balance?: string
  /** amount */ TotalBalance?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** not in QBCA, QBUK */ ItemSalesTaxRef?: ItemSalesTaxRef
  /** empty means Canada, since 6.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** text up to 15 in QBD, 21 in QBCA, 21 in QBUK, 21 in QBAU */ ResaleNumber?: string
  /** text up to 99 */ AccountNumber?: string
  /** amount */ CreditLimit?: string
  /** since 3.0 */ PreferredPaymentMethodRef?: PreferredPaymentMethodRef
  /** since 3.0 */ CreditCardInfo?: CreditCardInfo
  /** empty means None */ JobStatus?: JobStatus
  /** date */ JobStartDate?: string
  /** date */ JobProjectedEndDate?: string
  /** date */ JobEndDate?: string
  /** text up to 99 */ JobDesc?: string
  JobTypeRef?: JobTypeRef
  /** text up to 4095 */ Notes?: string
  /** since 12.0 */ AdditionalNotesRet?: AdditionalNotesRet[]
  /** empty means None, since 12.0 */ PreferredDeliveryMethod?: PreferredDeliveryMethod
  /** since 4.0 */ PriceLevelRef?: PriceLevelRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type EmployeeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ Name?: string
  IsActive?: Flag
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ SupervisorRef?: SupervisorRef
  /** text up to 31, since 13.0, not in QBCA, QBUK, QBAU */ Department?: string
  /** text up to 64, since 13.0, not in QBCA, QBUK, QBAU */ Description?: string
  /** amount, since 13.0, not in QBCA, QBUK, QBAU */ TargetBonus?: string
  EmployeeAddress?: EmployeeAddress
  /** text up to 41 */ PrintAs?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21, since 2.1 */ Mobile?: string
  /** text up to 21, since 2.1 */ Pager?: string
  /** text up to 10, since 2.1 */ PagerPIN?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21, since 2.1 */ Fax?: string
  /** text up to 11, since 2.0 */ SSN?: string
  /** text up to 1023 */ Email?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 13.0, not in QBCA, QBUK, QBAU */ EmergencyContacts?: EmergencyContacts
  /** empty means Regular */ EmployeeType?: EmployeeType
  /** since 13.0, not in QBCA, QBUK, QBAU */ PartOrFullTime?: PartOrFullTime
  /** since 13.0, not in QBCA, QBUK, QBAU */ Exempt?: Exempt
  /** since 13.0, not in QBCA, QBUK, QBAU */ KeyEmployee?: KeyEmployee
  Gender?: Gender
  /** date */ HiredDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ OriginalHireDate?: string
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ AdjustedServiceDate?: string
  /** date */ ReleasedDate?: string
  /** date, since 2.0 */ BirthDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USCitizen?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ Ethnicity?: Ethnicity
  /** since 13.0, not in QBCA, QBUK, QBAU */ Disabled?: KeyEmployee
  /** text up to 25, since 13.0, not in QBCA, QBUK, QBAU */ DisabilityDesc?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ OnFile?: KeyEmployee
  /** date, since 13.0, not in QBCA, QBUK, QBAU */ WorkAuthExpireDate?: string
  /** since 13.0, not in QBCA, QBUK, QBAU */ USVeteran?: KeyEmployee
  /** since 13.0, not in QBCA, QBUK, QBAU */ MilitaryStatus?: MilitaryStatus
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 2.1 */ Notes?: string
  /** since 12.0 */ AdditionalNotesRet?: AdditionalNotesRet[]
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** since 2.0 */ EmployeePayrollInfo?: EmployeePayrollInfo
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type OtherNameAddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type OtherNameRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ Name?: string
  IsActive?: Flag
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  OtherNameAddress?: OtherNameAddress
  /** since 6.0 */ OtherNameAddressBlock?: OtherNameAddressBlock
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095, since 3.0 */ Notes?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type VendorAddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type VendorRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 41 */ Name?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** since 6.0, not in QBD */ IsTaxAgency?: Flag
  /** text up to 41 */ CompanyName?: string
  /** text up to 15 */ Salutation?: string
  /** text up to 25 */ FirstName?: string
  /** text up to 5 */ MiddleName?: string
  /** text up to 25 */ LastName?: string
  /** text up to 41, since 12.0 */ JobTitle?: string
  VendorAddress?: VendorAddress
  /** since 6.0 */ VendorAddressBlock?: VendorAddressBlock
  /** since 11.0 */ ShipAddress?: ShipAddress
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ AltPhone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  /** text up to 1023, since 12.0 */ Cc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 41 */ AltContact?: string
  /** since 12.0 */ AdditionalContactRef?: AdditionalContactRef[]
  /** since 12.0 */ ContactsRet?: ContactsRet[]
  /** text up to 41 */ NameOnCheck?: string
  /** text up to 99 */ AccountNumber?: string
  /** text up to 4095 */ Notes?: string
  /** since 12.0 */ AdditionalNotesRet?: AdditionalNotesRet[]
  VendorTypeRef?: VendorTypeRef
  TermsRef?: TermsRef
  /** amount */ CreditLimit?: string
  /** text up to 15 */ VendorTaxIdent?: string
  /** not in QBCA, QBUK */ IsVendorEligibleFor1099?: Flag
  /** amount */ Balance?: string
  /** since 6.0 */ BillingRateRef?: BillingRateRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** empty means Canada, since 8.0, not in QBD */ SalesTaxCountry?: SalesTaxCountry
  /** since 8.0, not in QBD */ IsSalesTaxAgency?: Flag
  /** since 8.0, not in QBD */ SalesTaxReturnRef?: SalesTaxReturnRef
  /** text up to 30, since 8.0, not in QBD */ TaxRegistrationNumber?: string
  /** empty means Quarterly, since 8.0, not in QBD */ ReportingPeriod?: ReportingPeriod
  /** since 8.0, not in QBD */ IsTaxTrackedOnPurchases?: Flag
  /** since 8.0, not in QBD */ TaxOnPurchasesAccountRef?: TaxOnPurchasesAccountRef
  /** since 8.0, not in QBD */ IsTaxTrackedOnSales?: Flag
  /** since 8.0, not in QBD */ TaxOnSalesAccountRef?: TaxOnSalesAccountRef
  /** since 8.0, not in QBD */ IsTaxOnTax?: Flag
  /** since 8.0 */ PrefillAccountRef?: PrefillAccountRef[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type StandardTermsRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** integer */ StdDueDays?: string
  /** integer */ StdDiscountDays?: string
  /** percent */ DiscountPct?: string
}
export type DateDrivenTermsRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** integer, from 1 to 31 */ DayOfMonthDue?: string
  /** integer */ DueNextMonthDays?: string
  /** integer, from 1 to 31 */ DiscountDayOfMonth?: string
  /** percent */ DiscountPct?: string
}
export type ClassRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
}
export type SalesRepRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 5 */ Initial?: string
  IsActive?: Flag
  SalesRepEntityRef?: SalesRepEntityRef
}
export type CustomerTypeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
}
export type VendorTypeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
}
export type JobTypeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  IsActive?: Flag
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
}
export type CustomerMsgRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 101 */ Name?: string
  IsActive?: Flag
}
export type PaymentMethodRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** since 7.0 */ PaymentMethodType?: PaymentMethodType
}
export type ShipMethodRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 15 */ Name?: string
  IsActive?: Flag
}
export type SalesTaxCodeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 3 in QBD, 3 in QBCA, 3 in QBUK, 6 in QBAU */ Name?: string
  IsActive?: Flag
  IsTaxable?: Flag
  /** text up to 31 */ Desc?: string
  /** since 6.0, not in QBD */ ItemPurchaseTaxRef?: ItemPurchaseTaxRef
  /** since 6.0, not in QBD */ ItemSalesTaxRef?: ItemSalesTaxRef
}
export type ToDoRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 4095 */ Notes?: string
  IsActive?: Flag
  /** empty means Task, since 13.0 */ Type?: Type
  /** empty means Low, since 13.0 */ Priority?: Priority
  CustomerRef?: CustomerRef
  EmployeeRef?: EmployeeRef
  LeadRef?: LeadRef
  VendorRef?: VendorRef
  IsDone?: Flag
  /** date */ ReminderDate?: string
  /** duration, since 13.0 */ ReminderTime?: string
}
export type ItemServiceRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  SalesOrPurchase?: SalesOrPurchase
  SalesAndPurchase?: SalesAndPurchase
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemNonInventoryRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  SalesOrPurchase?: SalesOrPurchase
  SalesAndPurchase?: SalesAndPurchase
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemOtherChargeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  SalesOrPurchase?: SalesOrPurchase
  SalesAndPurchase?: SalesAndPurchase
  /** since 6.0 */ SpecialItemType?: SpecialItemType
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemInventoryRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  IncomeAccountRef?: IncomeAccountRef
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ ReorderPoint?: string
  /** quantity, since 13.0 */ Max?: string
  /** quantity */ QuantityOnHand?: string
  /** price */ AverageCost?: string
  /** quantity */ QuantityOnOrder?: string
  /** quantity, since 2.0 */ QuantityOnSalesOrder?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemInventoryAssemblyRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** text up to 31, since 12.0 */ ManufacturerPartNumber?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 4095 */ SalesDesc?: string
  /** price */ SalesPrice?: string
  IncomeAccountRef?: IncomeAccountRef
  /** text up to 4095 */ PurchaseDesc?: string
  /** price */ PurchaseCost?: string
  /** since 6.0, not in QBD */ PurchaseTaxCodeRef?: PurchaseTaxCodeRef
  COGSAccountRef?: COGSAccountRef
  PrefVendorRef?: PrefVendorRef
  AssetAccountRef?: AssetAccountRef
  /** quantity */ BuildPoint?: string
  /** quantity, since 13.0 */ Max?: string
  /** quantity */ QuantityOnHand?: string
  /** price */ AverageCost?: string
  /** quantity */ QuantityOnOrder?: string
  /** quantity */ QuantityOnSalesOrder?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemInventoryAssemblyLine?: ItemInventoryAssemblyLine[]
  DataExtRet?: DataExtRet[]
}
export type ItemFixedAssetRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  AcquiredAs?: AcquiredAs
  /** text up to 50 */ PurchaseDesc?: string
  /** date */ PurchaseDate?: string
  /** price */ PurchaseCost?: string
  /** text up to 50 */ VendorOrPayeeName?: string
  AssetAccountRef?: AssetAccountRef
  FixedAssetSalesInfo?: FixedAssetSalesInfo
  /** text up to 50 */ AssetDesc?: string
  /** text up to 50 */ Location?: string
  /** text up to 30 */ PONumber?: string
  /** text up to 30 */ SerialNumber?: string
  /** date */ WarrantyExpDate?: string
  /** text up to 4095 */ Notes?: string
  /** text up to 10 */ AssetNumber?: string
  /** amount */ CostBasis?: string
  /** amount */ YearEndAccumulatedDepreciation?: string
  /** amount */ YearEndBookValue?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  DataExtRet?: DataExtRet[]
}
export type ItemSubtotalRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** text */ ItemDesc?: string
  /** since 6.0 */ SpecialItemType?: SpecialItemType
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemDiscountRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 159 */ FullName?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  ParentRef?: ParentRef
  /** integer */ Sublevel?: string
  /** text up to 4095 */ ItemDesc?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** price */ DiscountRate?: string
  /** percent */ DiscountRatePercent?: string
  AccountRef?: AccountRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemPaymentRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  DepositToAccountRef?: DepositToAccountRef
  PaymentMethodRef?: PaymentMethodRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemSalesTaxRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** since 12.0 */ ClassRef?: ClassRef
  /** text up to 4095 */ ItemDesc?: string
  /** percent */ TaxRate?: string
  TaxVendorRef?: TaxVendorRef
  /** since 8.0, not in QBD */ SalesTaxReturnLineRef?: SalesTaxReturnLineRef
  /** GUID, since 8.0 */ ExternalGUID?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemSalesTaxGroupRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemSalesTaxRef?: ItemSalesTaxRef[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemGroupRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  /** text up to 50, since 12.0, not in QBAU */ BarCodeValue?: string
  IsActive?: Flag
  /** text up to 4095 */ ItemDesc?: string
  /** since 7.0 */ UnitOfMeasureSetRef?: UnitOfMeasureSetRef
  IsPrintItemsInGroup?: Flag
  /** since 6.0 */ SpecialItemType?: SpecialItemType
  /** GUID, since 8.0 */ ExternalGUID?: string
  ItemGroupLine?: ItemGroupLine[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type PayrollItemWageRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  WageType?: WageType
  /** since 2.0 */ ExpenseAccountRef?: ExpenseAccountRef
}
export type LiabilityAccountRef = {
  /** id */ ListID?: string
  /** text up to 159 */ FullName?: string
}
export type PayrollItemNonWageRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  NonWageType?: NonWageType
  ExpenseAccountRef?: ExpenseAccountRef
  LiabilityAccountRef?: LiabilityAccountRef
}
export type TemplateRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  TemplateType?: TemplateType
}
export type PriceLevelPerItemRet = {
  ItemRef: ItemRef
  /** price */ CustomPrice?: string
  /** percent */ CustomPricePercent?: string
}
export type PriceLevelRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  PriceLevelType?: PriceLevelType
  /** percent */ PriceLevelFixedPercentage?: string
  PriceLevelPerItemRet?: PriceLevelPerItemRet[]
  /** since 8.0 */ CurrencyRef?: CurrencyRef
}
export type BillingRatePerItemRet = {
  ItemRef: ItemRef
  /** price */ CustomRate?: string
  /** percent */ CustomRatePercent?: string
}
export type BillingRateRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  BillingRateType?: BillingRateType
  /** price */ FixedBillingRate?: string
  BillingRatePerItemRet?: BillingRatePerItemRet[]
}
export type VehicleRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** text up to 256 */ Desc?: string
}
export type UnitOfMeasureSetRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  UnitOfMeasureType?: UnitOfMeasureType
  BaseUnit?: BaseUnit
  RelatedUnit?: RelatedUnit[]
  DefaultUnit?: DefaultUnit[]
}
export type RateHistory = {
  /** price */ Rate: string
  /** date */ EffectiveDate: string
}
export type WorkersCompCodeRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 13 */ Name?: string
  IsActive?: Flag
  /** text up to 31 */ Desc?: string
  /** price */ CurrentRate?: string
  /** date */ CurrentEffectiveDate?: string
  /** price */ NextRate?: string
  /** date */ NextEffectiveDate?: string
  RateHistory?: RateHistory[]
}
export type CategoryAccountMapping = {
  MappingCategory: MappingCategory
  AccountRef?: AccountRef[]
  /** amount */ Threshold?: string
}
export type Form1099CategoryAccountMappingRet = {
  IsFiling1099Misc: Flag
  /** text, since 14.0 */ FormType?: string
  CategoryAccountMapping?: CategoryAccountMapping[]
}
export type SalesTaxReturnRet = {
  /** id */ ListID: string
  /** text up to 41 */ FullName?: string
  /** text up to 159 */ Desc?: string
}
export type SalesTaxReturnLineRet = {
  /** id */ ListID: string
  /** text up to 159 */ FullName?: string
  LineType?: LineType
}
export type CurrencyRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 64 */ Name?: string
  IsActive?: Flag
  /** text up to 3 */ CurrencyCode?: string
  CurrencyFormat?: CurrencyFormat
  IsUserDefinedCurrency?: Flag
  /** number */ ExchangeRate?: string
  /** date */ AsOfDate?: string
}
export type PayrollLastPeriodRet = {
  /** date */ PeriodStartDate: string
  /** date */ PeriodEndDate: string
}
export type SiteAddressBlock = {
  /** text up to 41 */ Addr1?: string
  /** text up to 41 */ Addr2?: string
  /** text up to 41 */ Addr3?: string
  /** text up to 41 */ Addr4?: string
  /** text up to 41 */ Addr5?: string
}
export type InventorySiteRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** text up to 31 */ Name?: string
  IsActive?: Flag
  /** since 12.0 */ ParentSiteRef?: ParentSiteRef
  IsDefaultSite?: Flag
  /** text up to 100 */ SiteDesc?: string
  /** text up to 41 */ Contact?: string
  /** text up to 21 */ Phone?: string
  /** text up to 21 */ Fax?: string
  /** text up to 1023 */ Email?: string
  SiteAddress?: SiteAddress
  SiteAddressBlock?: SiteAddressBlock
}
export type LinkedTxn = {
  /** id */ TxnID: string
  TxnType: TxnType
  /** date */ TxnDate: string
  /** text up to 20 */ RefNumber?: string
  /** since 3.0 */ LinkType?: LinkType
  /** amount */ Amount: string
}
export type InvoiceLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** percent */ RatePercent?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type InvoiceLineGroupRet = {
  /** id, since 2.1 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  InvoiceLineRet?: InvoiceLineRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type InvoiceRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  IsPending?: Flag
  IsFinanceCharge?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** amount */ Subtotal?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** percent */ SalesTaxPercentage?: string
  /** amount */ SalesTaxTotal?: string
  /** amount */ AppliedAmount?: string
  /** amount */ BalanceRemaining?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ BalanceRemainingInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
  /** since 2.0 */ IsPaid?: Flag
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** amount */ SuggestedDiscountAmount?: string
  /** date */ SuggestedDiscountDate?: string
  /** text up to 29, since 6.0 */ Other?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 1.1 */ LinkedTxn?: LinkedTxn[]
  InvoiceLineRet?: InvoiceLineRet[]
  InvoiceLineGroupRet?: InvoiceLineGroupRet[]
  '@order'?: ('InvoiceLineRet' | 'InvoiceLineGroupRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type EstimateLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** percent */ RatePercent?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** price */ MarkupRate?: string
  /** percent */ MarkupRatePercent?: string
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type EstimateLineGroupRet = {
  /** id, since 3.0 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  EstimateLineRet?: EstimateLineRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type EstimateRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  /** since 7.0 */ ShipAddress?: ShipAddress
  /** since 7.0 */ ShipAddressBlock?: ShipAddressBlock
  /** since 3.0 */ IsActive?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** amount */ Subtotal?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** percent */ SalesTaxPercentage?: string
  /** amount */ SalesTaxTotal?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 3.0 */ LinkedTxn?: LinkedTxn[]
  EstimateLineRet?: EstimateLineRet[]
  EstimateLineGroupRet?: EstimateLineGroupRet[]
  '@order'?: ('EstimateLineRet' | 'EstimateLineGroupRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type SalesOrderLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** percent */ RatePercent?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** quantity */ Invoiced?: string
  IsManuallyClosed?: Flag
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  DataExtRet?: DataExtRet[]
}
export type SalesOrderLineGroupRet = {
  /** id, since 3.0 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  SalesOrderLineRet?: SalesOrderLineRet[]
  DataExtRet?: DataExtRet[]
}
export type SalesOrderRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** amount */ Subtotal?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** percent */ SalesTaxPercentage?: string
  /** amount */ SalesTaxTotal?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  IsManuallyClosed?: Flag
  IsFullyInvoiced?: Flag
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  LinkedTxn?: LinkedTxn[]
  SalesOrderLineRet?: SalesOrderLineRet[]
  SalesOrderLineGroupRet?: SalesOrderLineGroupRet[]
  '@order'?: ('SalesOrderLineRet' | 'SalesOrderLineGroupRet')[]
  DataExtRet?: DataExtRet[]
}
export type SalesReceiptLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** percent */ RatePercent?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 7.0 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type SalesReceiptLineGroupRet = {
  /** id, since 3.0 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  SalesReceiptLineRet?: SalesReceiptLineRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type SalesReceiptRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  IsPending?: Flag
  /** text up to 25 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  /** amount */ Subtotal?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** percent */ SalesTaxPercentage?: string
  /** amount */ SalesTaxTotal?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  DepositToAccountRef?: DepositToAccountRef
  /** since 4.1 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** text up to 29, since 6.0 */ Other?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  SalesReceiptLineRet?: SalesReceiptLineRet[]
  SalesReceiptLineGroupRet?: SalesReceiptLineGroupRet[]
  '@order'?: ('SalesReceiptLineRet' | 'SalesReceiptLineGroupRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CreditMemoLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** percent */ RatePercent?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** date */ ServiceDate?: string
  SalesTaxCodeRef?: SalesTaxCodeRef2
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 7.0 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CreditMemoLineGroupRet = {
  /** id, since 3.0 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  CreditMemoLineRet?: CreditMemoLineRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CreditMemoRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  ARAccountRef?: ARAccountRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  BillAddress?: BillAddress
  /** since 6.0 */ BillAddressBlock?: BillAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  IsPending?: Flag
  /** text up to 25 */ PONumber?: string
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  SalesRepRef?: SalesRepRef
  /** text up to 13 */ FOB?: string
  /** date */ ShipDate?: string
  ShipMethodRef?: ShipMethodRef
  /** amount */ Subtotal?: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** percent */ SalesTaxPercentage?: string
  /** amount */ SalesTaxTotal?: string
  /** amount */ TotalAmount?: string
  /** amount, since 2.0 */ CreditRemaining?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ CreditRemainingInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
  CustomerMsgRef?: CustomerMsgRef
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  CustomerSalesTaxCodeRef?: CustomerSalesTaxCodeRef
  /** text up to 29, since 6.0 */ Other?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 1.1 */ LinkedTxn?: LinkedTxn[]
  CreditMemoLineRet?: CreditMemoLineRet[]
  CreditMemoLineGroupRet?: CreditMemoLineGroupRet[]
  '@order'?: ('CreditMemoLineRet' | 'CreditMemoLineGroupRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type AppliedToTxnRet = {
  /** id */ TxnID: string
  TxnType: TxnType
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ BalanceRemaining?: string
  /** amount */ Amount?: string
  /** amount */ DiscountAmount?: string
  DiscountAccountRef?: DiscountAccountRef
  /** since 11.0 */ DiscountClassRef?: DiscountClassRef
  /** since 10.0 */ LinkedTxn?: LinkedTxn[]
}
export type ReceivePaymentRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  ARAccountRef?: ARAccountRef
  /** date */ TxnDate?: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  PaymentMethodRef?: PaymentMethodRef
  /** text up to 4095 */ Memo?: string
  DepositToAccountRef?: DepositToAccountRef
  /** since 4.1 */ CreditCardTxnInfo?: CreditCardTxnInfo
  /** amount */ UnusedPayment?: string
  /** amount */ UnusedCredits?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  AppliedToTxnRet?: AppliedToTxnRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ReceivePaymentToDepositRet = {
  /** id */ TxnID?: string
  /** id */ TxnLineID?: string
  TxnType?: TxnType
  CustomerRef?: CustomerRef
  /** date */ TxnDate?: string
  /** text */ RefNumber?: string
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
}
export type ChargeRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  /** amount */ Amount?: string
  /** amount */ BalanceRemaining?: string
  /** text up to 4095 */ Desc?: string
  ARAccountRef?: ARAccountRef
  ClassRef?: ClassRef
  /** date */ BilledDate?: string
  /** date */ DueDate?: string
  /** since 3.0 */ IsPaid?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 3.0 */ LinkedTxn?: LinkedTxn[]
  DataExtRet?: DataExtRet[]
}
export type PurchaseOrderLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** text up to 31, since 7.0 */ ManufacturerPartNumber?: string
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Rate?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  CustomerRef?: CustomerRef
  /** date */ ServiceDate?: string
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** quantity, since 1.1 */ ReceivedQuantity?: string
  /** quantity, since 11.0 */ UnbilledQuantity?: string
  /** since 11.0 */ IsBilled?: Flag
  /** since 2.1 */ IsManuallyClosed?: Flag
  /** text up to 29, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type PurchaseOrderLineGroupRet = {
  /** id, since 2.1 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  IsPrintItemsInGroup: Flag
  /** amount */ TotalAmount: string
  PurchaseOrderLineRet?: PurchaseOrderLineRet[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type PurchaseOrderRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  VendorRef?: VendorRef
  ClassRef?: ClassRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  ShipToEntityRef?: ShipToEntityRef
  /** since 3.0 */ TemplateRef?: TemplateRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  VendorAddress?: VendorAddress
  /** since 6.0 */ VendorAddressBlock?: VendorAddressBlock
  ShipAddress?: ShipAddress
  /** since 6.0 */ ShipAddressBlock?: ShipAddressBlock
  TermsRef?: TermsRef
  /** date */ DueDate?: string
  /** date */ ExpectedDate?: string
  ShipMethodRef?: ShipMethodRef
  /** text up to 13 */ FOB?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  /** since 2.1 */ IsManuallyClosed?: Flag
  /** since 2.1 */ IsFullyReceived?: Flag
  /** text up to 4095 */ Memo?: string
  /** text up to 99 */ VendorMsg?: string
  IsToBePrinted?: Flag
  /** since 6.0 */ IsToBeEmailed?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** text up to 25, since 6.0 */ Other1?: string
  /** text up to 29, since 6.0 */ Other2?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 3.0 */ LinkedTxn?: LinkedTxn[]
  PurchaseOrderLineRet?: PurchaseOrderLineRet[]
  PurchaseOrderLineGroupRet?: PurchaseOrderLineGroupRet[]
  '@order'?: ('PurchaseOrderLineRet' | 'PurchaseOrderLineGroupRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ExpenseLineRet = {
  /** id */ TxnLineID: string
  AccountRef?: AccountRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  /** text up to 4095 */ Memo?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ BillableStatus?: BillableStatus
  /** since 13.0 */ SalesRepRef?: SalesRepRef
  /** since 13.0 */ DataExtRet?: DataExtRet[]
}
export type ItemLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** price */ Cost?: string
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD, QBCA, QBUK */ TaxAmount?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ BillableStatus?: BillableStatus
  /** since 13.0 */ SalesRepRef?: SalesRepRef
  /** since 13.0 */ DataExtRet?: DataExtRet[]
}
export type ItemGroupLineRet = {
  /** id, since 3.0 */ TxnLineID?: string
  ItemGroupRef: ItemGroupRef
  /** text up to 4095 */ Desc?: string
  /** quantity */ Quantity?: string
  /** text up to 31, since 7.0 */ UnitOfMeasure?: string
  /** since 7.0 */ OverrideUOMSetRef?: OverrideUOMSetRef
  /** amount */ TotalAmount: string
  ItemLineRet?: ItemLineRet[]
  /** since 13.0 */ DataExt?: DataExt[]
}
export type BillRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  VendorRef?: VendorRef
  /** since 13.0 */ VendorAddress?: VendorAddress
  /** since 2.0 */ APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** date */ DueDate?: string
  /** amount */ AmountDue?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountDueInHomeCurrency?: string
  /** text up to 20 */ RefNumber?: string
  TermsRef?: TermsRef
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** since 2.0 */ IsPaid?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 2.0 */ LinkedTxn?: LinkedTxn[]
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  /** amount */ OpenAmount?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type ItemReceiptRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  VendorRef?: VendorRef
  APAccountRef?: APAccountRef
  /** since 11.0 */ LiabilityAccountRef?: LiabilityAccountRef
  /** date */ TxnDate?: string
  /** amount */ TotalAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ TotalAmountInHomeCurrency?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** GUID, since 9.0 */ ExternalGUID?: string
  LinkedTxn?: LinkedTxn[]
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  DataExtRet?: DataExtRet[]
}
export type VendorCreditRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  VendorRef?: VendorRef
  /** since 2.0 */ APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  /** amount */ CreditAmount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ CreditAmountInHomeCurrency?: string
  /** text up to 20 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 2.0 */ LinkedTxn?: LinkedTxn[]
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  /** amount */ OpenAmount?: string
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type BillPaymentCheckRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  PayeeEntityRef?: PayeeEntityRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  BankAccountRef?: BankAccountRef
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  Address?: Address
  /** since 6.0 */ AddressBlock?: AddressBlock
  IsToBePrinted?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
  AppliedToTxnRet?: AppliedToTxnRet[]
  DataExtRet?: DataExtRet[]
}
export type BillPaymentCreditCardRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  PayeeEntityRef?: PayeeEntityRef
  APAccountRef?: APAccountRef
  /** date */ TxnDate?: string
  CreditCardAccountRef?: CreditCardAccountRef
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  AppliedToTxnRet?: AppliedToTxnRet[]
  DataExtRet?: DataExtRet[]
}
export type BillToPay = {
  /** id */ TxnID: string
  TxnType: TxnType
  APAccountRef: APAccountRef
  /** date */ TxnDate: string
  /** text up to 20 */ RefNumber?: string
  /** date */ DueDate?: string
  /** amount */ AmountDue: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountDueInHomeCurrency?: string
}
export type CreditToApply = {
  /** id */ TxnID: string
  TxnType: TxnType
  APAccountRef: APAccountRef
  /** date */ TxnDate: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ CreditRemaining: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ CreditRemainingInHomeCurrency?: string
}
export type BillToPayRet = {
  BillToPay?: BillToPay
  CreditToApply?: CreditToApply
}
export type SalesTaxPaymentCheckLineRet = {
  /** id */ TxnLineID: string
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** amount */ Amount?: string
  /** amount, since 6.1, not in QBD */ TaxAmount?: string
}
export type SalesTaxPaymentCheckRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  BankAccountRef?: BankAccountRef
  /** amount */ Amount?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  Address?: Address
  /** since 6.0 */ AddressBlock?: AddressBlock
  IsToBePrinted?: Flag
  /** GUID, since 9.0 */ ExternalGUID?: string
  SalesTaxPaymentCheckLineRet?: SalesTaxPaymentCheckLineRet[]
  DataExtRet?: DataExtRet[]
}
export type SalesTaxPayableLineRet = {
  ItemSalesTaxRef?: ItemSalesTaxRef
  /** amount */ Amount: string
}
export type SalesTaxPayableRet = {
  PayeeEntityRef?: PayeeEntityRef
  /** amount */ Amount?: string
  SalesTaxPayableLineRet?: SalesTaxPayableLineRet[]
}
export type InventoryAdjustmentLineRet = {
  /** id */ TxnLineID: string
  ItemRef: ItemRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** not in QBAU */ SerialNumberAddedOrRemoved?: SerialNumberAddedOrRemoved
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ QuantityDifference: string
  /** amount */ ValueDifference: string
}
export type InventoryAdjustmentRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  AccountRef?: AccountRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  CustomerRef?: CustomerRef
  ClassRef?: ClassRef
  /** text up to 4095 */ Memo?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  InventoryAdjustmentLineRet?: InventoryAdjustmentLineRet[]
  DataExtRet?: DataExtRet[]
}
export type TimeTrackingRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  /** date */ TxnDate?: string
  EntityRef?: EntityRef
  CustomerRef?: CustomerRef
  ItemServiceRef?: ItemServiceRef
  /** duration */ Duration?: string
  ClassRef?: ClassRef
  PayrollItemWageRef?: PayrollItemWageRef
  /** text up to 4095 */ Notes?: string
  /** since 6.0 */ BillableStatus?: BillableStatus
  /** GUID, since 9.0 */ ExternalGUID?: string
}
export type CheckRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** text up to 11 */ RefNumber?: string
  /** date */ TxnDate?: string
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
  Address?: Address
  /** since 6.0 */ AddressBlock?: AddressBlock
  IsToBePrinted?: Flag
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** GUID, since 9.0 */ ExternalGUID?: string
  /** since 7.0 */ LinkedTxn?: LinkedTxn[]
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CreditCardChargeRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 6.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 6.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** GUID, since 9.0 */ ExternalGUID?: string
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CreditCardCreditRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  AccountRef?: AccountRef
  PayeeEntityRef?: PayeeEntityRef
  /** date */ TxnDate?: string
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  /** since 8.0, not in QBD */ IsTaxIncluded?: Flag
  /** since 8.0, not in QBD */ SalesTaxCodeRef?: SalesTaxCodeRef
  /** GUID, since 9.0 */ ExternalGUID?: string
  ExpenseLineRet?: ExpenseLineRet[]
  ItemLineRet?: ItemLineRet[]
  ItemGroupLineRet?: ItemGroupLineRet[]
  '@order'?: ('ItemLineRet' | 'ItemGroupLineRet')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type JournalEntryRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** since 3.0 */ IsAdjustment?: Flag
  /** since 8.0 */ IsHomeCurrencyAdjustment?: Flag
  /** since 8.0 */ IsAmountsEnteredInHomeCurrency?: Flag
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  JournalDebitLine?: JournalDebitLine[]
  JournalCreditLine?: JournalCreditLine[]
  '@order'?: ('JournalDebitLine' | 'JournalCreditLine')[]
  /** since 2.0 */ DataExtRet?: DataExtRet[]
}
export type CashBackInfoRet = {
  /** id */ TxnLineID: string
  AccountRef: AccountRef
  /** text up to 4095 */ Memo?: string
  /** amount */ Amount?: string
}
export type DepositLineRet = {
  TxnType?: TxnType
  /** id */ TxnID?: string
  /** id */ TxnLineID: string
  /** id, since 7.0 */ PaymentTxnLineID?: string
  EntityRef?: EntityRef
  AccountRef?: AccountRef
  /** text up to 4095 */ Memo?: string
  /** text up to 11 */ CheckNumber?: string
  PaymentMethodRef?: PaymentMethodRef
  ClassRef?: ClassRef
  /** amount */ Amount?: string
}
export type DepositRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  /** date */ TxnDate?: string
  DepositToAccountRef?: DepositToAccountRef
  /** text up to 4095 */ Memo?: string
  /** amount */ DepositTotal?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ DepositTotalInHomeCurrency?: string
  CashBackInfoRet?: CashBackInfoRet
  /** GUID, since 9.0 */ ExternalGUID?: string
  DepositLineRet?: DepositLineRet[]
  DataExtRet?: DataExtRet[]
}
export type MergedFrom = {
  /** id */ ListID: string
  /** date and time */ TimeDeleted: string
  /** text */ FullName: string
}
export type MergedTo = {
  /** id */ ListID: string
  /** date and time */ TimeCreated: string
  /** date and time */ TimeModified: string
  /** text up to 16 */ EditSequence: string
  /** text */ FullName: string
}
export type ListDeletedRet = {
  ListDelType?: ListDelType
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeDeleted?: string
  /** text */ FullName?: string
}
export type TxnDeletedRet = {
  TxnDelType?: TxnDelType
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeDeleted?: string
  /** text */ RefNumber?: string
}
export type DataEventRecoveryInfoRet = {
  /** GUID */ SubscriberID: string
  /** date and time */ DataEventRecoveryTime?: string
}
export type TransactionRet = {
  TxnType?: TxnType
  /** id */ TxnID?: string
  /** id */ TxnLineID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  EntityRef?: EntityRef
  AccountRef?: AccountRef
  /** date */ TxnDate?: string
  /** text */ RefNumber?: string
  /** amount */ Amount?: string
  /** since 8.0 */ CurrencyRef?: CurrencyRef
  /** number, since 8.0 */ ExchangeRate?: string
  /** amount, since 8.0 */ AmountInHomeCurrency?: string
  /** text up to 4095 */ Memo?: string
}
export type ComponentItemLineRet = {
  ItemRef: ItemRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** text up to 4095 */ Desc?: string
  /** quantity */ QuantityOnHand?: string
  /** quantity */ QuantityNeeded?: string
}
export type BuildAssemblyRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  ItemInventoryAssemblyRef: ItemInventoryAssemblyRef
  /** since 10.0, not in QBAU */ InventorySiteRef?: InventorySiteRef
  /** since 12.0, not in QBAU */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** text up to 4095, not in QBAU */ SerialNumber?: string
  /** text up to 40, not in QBAU */ LotNumber?: string
  /** date */ TxnDate: string
  /** text up to 11 */ RefNumber?: string
  /** text up to 4095 */ Memo?: string
  IsPending?: Flag
  /** quantity */ QuantityToBuild: string
  /** quantity */ QuantityCanBuild: string
  /** quantity */ QuantityOnHand: string
  /** quantity */ QuantityOnSalesOrder: string
  /** GUID, since 9.0 */ ExternalGUID?: string
  ComponentItemLineRet?: ComponentItemLineRet[]
  DataExtRet?: DataExtRet[]
}
export type ItemAssembliesCanBuildRet = {
  ItemInventoryAssemblyRef: ItemInventoryAssemblyRef
  /** date */ TxnDate?: string
  /** quantity */ QuantityCanBuild: string
}
export type RefundAppliedToTxnRet = {
  /** id */ TxnID: string
  TxnType: TxnType
  /** date */ TxnDate: string
  /** text up to 20 */ RefNumber?: string
  /** amount */ CreditRemaining: string
  /** amount */ RefundAmount: string
  /** amount, since 9.0 */ CreditRemainingInHomeCurrency?: string
  /** amount, since 9.0 */ RefundAmountInHomeCurrency?: string
}
export type ARRefundCreditCardRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  CustomerRef?: CustomerRef
  RefundFromAccountRef?: RefundFromAccountRef
  ARAccountRef?: ARAccountRef
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  /** amount */ TotalAmount?: string
  /** since 9.0 */ CurrencyRef?: CurrencyRef
  /** number, since 9.0 */ ExchangeRate?: string
  /** amount, since 9.0 */ TotalAmountInHomeCurrency?: string
  Address?: Address
  /** since 6.0 */ AddressBlock?: AddressBlock
  PaymentMethodRef?: PaymentMethodRef
  /** text up to 4095 */ Memo?: string
  CreditCardTxnInfo?: CreditCardTxnInfo
  /** GUID, since 9.0 */ ExternalGUID?: string
  RefundAppliedToTxnRet?: RefundAppliedToTxnRet[]
  DataExtRet?: DataExtRet[]
}
export type VehicleMileageRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  VehicleRef?: VehicleRef
  CustomerRef?: CustomerRef
  ItemRef?: ItemRef
  ClassRef?: ClassRef
  /** date */ TripStartDate?: string
  /** date */ TripEndDate?: string
  /** quantity */ OdometerStart?: string
  /** quantity */ OdometerEnd?: string
  /** quantity */ TotalMiles?: string
  /** text up to 4095 */ Notes?: string
  BillableStatus?: BillableStatus
  /** percent */ StandardMileageRate?: string
  /** amount */ StandardMileageTotalAmount?: string
  /** price */ BillableRate?: string
  /** amount */ BillableAmount?: string
}
export type TransferInventoryLineRet = {
  /** id */ TxnLineID: string
  ItemRef?: ItemRef
  /** since 12.0 */ FromInventorySiteLocationRef?: FromInventorySiteLocationRef
  /** since 12.0 */ ToInventorySiteLocationRef?: ToInventorySiteLocationRef
  /** quantity */ QuantityTransferred?: string
  /** text up to 4095 */ SerialNumber?: string
  /** text up to 40 */ LotNumber?: string
}
export type TransferInventoryRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  /** date */ TxnDate?: string
  /** text up to 11 */ RefNumber?: string
  FromInventorySiteRef?: FromInventorySiteRef
  ToInventorySiteRef?: ToInventorySiteRef
  /** text up to 4095 */ Memo?: string
  /** GUID */ ExternalGUID?: string
  TransferInventoryLineRet?: TransferInventoryLineRet[]
}
export type ItemSitesRet = {
  /** id */ ListID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  ItemInventoryAssemblyRef?: ItemInventoryAssemblyRef
  ItemInventoryRef?: ItemInventoryRef
  InventorySiteRef?: InventorySiteRef
  /** since 12.0 */ InventorySiteLocationRef?: InventorySiteLocationRef
  /** quantity */ ReorderLevel?: string
  /** quantity */ QuantityOnHand?: string
  /** quantity */ QuantityOnPurchaseOrders?: string
  /** quantity */ QuantityOnSalesOrders?: string
  /** quantity */ QuantityToBeBuiltByPendingBuildTxns?: string
  /** quantity */ QuantityRequiredByPendingBuildTxns?: string
  /** quantity */ QuantityOnPendingTransfers?: string
  /** quantity */ AssemblyBuildPoint?: string
}
export type BarCodeRet = {
  ListType: ListEventType
  /** id */ ListID?: string
  /** text up to 50 */ FullName?: string
}
export type TransferRet = {
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text up to 16 */ EditSequence?: string
  /** integer */ TxnNumber?: string
  /** date */ TxnDate?: string
  TransferFromAccountRef?: TransferFromAccountRef
  /** amount */ FromAccountBalance?: string
  TransferToAccountRef?: TransferToAccountRef
  /** amount */ ToAccountBalance?: string
  ClassRef?: ClassRef
  /** amount */ Amount?: string
  /** text up to 4095 */ Memo?: string
}
export type ColTitle = {
  '@titleRow': string
  '@value'?: string
}
export type ColDesc = {
  '@colID': string
  '@dataType': DataType
  ColTitle: ColTitle[]
  ColType: ColType
}
export type RowData = {
  '@rowType'?: RowType
  '@value'?: string
}
export type ColData = {
  '@colID': string
  '@value'?: string
  '@dataType'?: DataType2
}
export type DataRow = {
  '@rowNumber': string
  RowData?: RowData
  ColData?: ColData[]
}
export type TextRow = {
  '@rowNumber': string
  '@value'?: string
}
export type SubtotalRow = {
  '@rowNumber': string
  RowData?: RowData
  ColData?: ColData[]
}
export type TotalRow = {
  '@rowNumber': string
  RowData?: RowData
  ColData?: ColData[]
}
export type ReportData = {
  DataRow?: DataRow[]
  TextRow?: TextRow[]
  SubtotalRow?: SubtotalRow[]
  TotalRow?: TotalRow[]
  '@order'?: ('DataRow' | 'TextRow' | 'SubtotalRow' | 'TotalRow')[]
}
export type ReportRet = {
  /** text */ ReportTitle: string
  /** text */ ReportSubtitle: string
  /** empty means None */ ReportBasis?: ReportBasis
  /** integer */ NumRows: string
  /** integer */ NumColumns: string
  /** integer */ NumColTitleRows: string
  ColDesc: ColDesc[]
  ReportData?: ReportData
}
export type DataExtDefRet = {
  /** GUID */ OwnerID?: string
  /** integer, since 11.0 */ DataExtID?: string
  /** text up to 31 */ DataExtName?: string
  DataExtType?: DataExtType
  AssignToObject?: AssignToObject[]
  /** since 11.0 */ DataExtListRequire?: Flag
  /** since 11.0 */ DataExtTxnRequire?: Flag
  /** text, since 11.0 */ DataExtFormatString?: string
}
export type DataExtDefDelRet = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  /** date and time */ TimeDeleted?: string
}
export type DataExtDelRet = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
  ListDataExtType?: ListDisplayAddType
  ListObjRef?: ListObjRef
  TxnDataExtType?: TxnDataExtType
  /** id */ TxnID?: string
  /** id, since 3.0 */ TxnLineID?: string
  OtherDataExtType?: OtherDataExtType
  /** date and time */ TimeDeleted?: string
}
export type DataEventSubscriptionRet = {
  /** GUID */ SubscriberID: string
  /** date and time */ TimeCreated: string
  /** date and time */ TimeLastProcessed?: string
  COMCallbackInfo: COMCallbackInfo
  DeliveryPolicy: DeliveryPolicy
  /** empty means None */ TrackLostEvents: TrackLostEvents
  /** since 4.0 */ DeliverOwnEvents?: Flag
  ListEventSubscription?: ListEventSubscription[]
  TxnEventSubscription?: TxnEventSubscription[]
}
export type UIEventSubscriptionRet = {
  /** GUID */ SubscriberID: string
  /** date and time */ TimeCreated: string
  /** date and time */ TimeLastProcessed?: string
  COMCallbackInfo: COMCallbackInfo
  DeliveryPolicy: DeliveryPolicy
  CompanyFileEventSubscription: CompanyFileEventSubscription
}
export type UIExtensionSubscriptionRet = {
  /** GUID */ SubscriberID: string
  /** date and time */ TimeCreated: string
  /** date and time */ TimeLastProcessed?: string
  COMCallbackInfo: COMCallbackInfo
  MenuExtensionSubscription: MenuExtensionSubscription
}
export type HostQueryRq = {
  /** since 6.0 */ IncludeListMetaData?: IncludeListMetaData
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CompanyQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
}
export type CompanyActivityQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] }
export type PreferencesQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] }
export type AccountAddRq = {
  AccountAdd: AccountAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type AccountModRq = {
  AccountMod: AccountMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type AccountQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  AccountType?: AccountType[]
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type SpecialAccountAddRq = {
  SpecialAccountAdd: SpecialAccountAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type AccountTaxLineInfoQueryRq = Record<string, never>
export type LeadAddRq = {
  LeadAdd: LeadAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type LeadModRq = {
  LeadMod: LeadMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type LeadQueryRq = { /** text up to 50, since 13.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ Name: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type CustomerAddRq = {
  CustomerAdd: CustomerAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CustomerModRq = {
  CustomerMod: CustomerMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CustomerQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  TotalBalanceFilter?: TotalBalanceFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type EmployeeAddRq = {
  EmployeeAdd: EmployeeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type EmployeeModRq = {
  EmployeeMod: EmployeeMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type EmployeeQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type OtherNameAddRq = {
  OtherNameAdd: OtherNameAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type OtherNameModRq = {
  OtherNameMod: OtherNameMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type OtherNameQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type VendorAddRq = {
  VendorAdd: VendorAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type VendorModRq = {
  VendorMod: VendorMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type VendorQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  TotalBalanceFilter?: TotalBalanceFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type EntityQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type StandardTermsAddRq = {
  StandardTermsAdd: StandardTermsAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type StandardTermsQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type DateDrivenTermsAddRq = {
  DateDrivenTermsAdd: DateDrivenTermsAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type DateDrivenTermsQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type TermsQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ClassAddRq = {
  ClassAdd: ClassAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ClassModRq = {
  ClassMod: ClassMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ClassQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type SalesRepAddRq = {
  SalesRepAdd: SalesRepAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesRepModRq = {
  SalesRepMod: SalesRepMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesRepQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type CustomerTypeAddRq = {
  CustomerTypeAdd: CustomerTypeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CustomerTypeQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type VendorTypeAddRq = {
  VendorTypeAdd: VendorTypeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type VendorTypeQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type JobTypeAddRq = {
  JobTypeAdd: JobTypeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type JobTypeQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type CustomerMsgAddRq = {
  CustomerMsgAdd: CustomerMsgAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CustomerMsgQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type PaymentMethodAddRq = {
  PaymentMethodAdd: PaymentMethodAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type PaymentMethodQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 7.0 */ PaymentMethodType?: PaymentMethodType[]
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ShipMethodAddRq = {
  ShipMethodAdd: ShipMethodAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ShipMethodQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type SalesTaxCodeAddRq = {
  SalesTaxCodeAdd: SalesTaxCodeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesTaxCodeModRq = {
  SalesTaxCodeMod: SalesTaxCodeMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesTaxCodeQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ToDoAddRq = {
  ToDoAdd: ToDoAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ToDoModRq = {
  ToDoMod: ToDoMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ToDoQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** empty means NotDoneOnly */ DoneStatus?: DoneStatus
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemServiceAddRq = {
  ItemServiceAdd: ItemServiceAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemServiceModRq = {
  ItemServiceMod: ItemServiceMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemServiceQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemNonInventoryAddRq = {
  ItemNonInventoryAdd: ItemNonInventoryAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemNonInventoryModRq = {
  ItemNonInventoryMod: ItemNonInventoryMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemNonInventoryQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemOtherChargeAddRq = {
  ItemOtherChargeAdd: ItemOtherChargeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemOtherChargeModRq = {
  ItemOtherChargeMod: ItemOtherChargeMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemOtherChargeQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemInventoryAddRq = {
  ItemInventoryAdd: ItemInventoryAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemInventoryModRq = {
  ItemInventoryMod: ItemInventoryMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemInventoryQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemInventoryAssemblyAddRq = {
  ItemInventoryAssemblyAdd: ItemInventoryAssemblyAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemInventoryAssemblyModRq = {
  ItemInventoryAssemblyMod: ItemInventoryAssemblyMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemInventoryAssemblyQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemFixedAssetAddRq = {
  ItemFixedAssetAdd: ItemFixedAssetAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemFixedAssetModRq = {
  ItemFixedAssetMod: ItemFixedAssetMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemFixedAssetQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemSubtotalAddRq = {
  ItemSubtotalAdd: ItemSubtotalAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSubtotalModRq = {
  ItemSubtotalMod: ItemSubtotalMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSubtotalQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemDiscountAddRq = {
  ItemDiscountAdd: ItemDiscountAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemDiscountModRq = {
  ItemDiscountMod: ItemDiscountMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemDiscountQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemPaymentAddRq = {
  ItemPaymentAdd: ItemPaymentAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemPaymentModRq = {
  ItemPaymentMod: ItemPaymentMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemPaymentQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemSalesTaxAddRq = {
  ItemSalesTaxAdd: ItemSalesTaxAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSalesTaxModRq = {
  ItemSalesTaxMod: ItemSalesTaxMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSalesTaxQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** since 12.0, not in QBAU */ ClassFilter?: ClassFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemSalesTaxGroupAddRq = {
  ItemSalesTaxGroupAdd: ItemSalesTaxGroupAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSalesTaxGroupModRq = {
  ItemSalesTaxGroupMod: ItemSalesTaxGroupMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemSalesTaxGroupQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type ItemGroupAddRq = {
  ItemGroupAdd: ItemGroupAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemGroupModRq = {
  ItemGroupMod: ItemGroupMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ItemGroupQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type SpecialItemAddRq = {
  SpecialItemAdd: SpecialItemAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type ItemQueryRq = {
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type PayrollItemWageAddRq = {
  PayrollItemWageAdd: PayrollItemWageAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type PayrollItemWageQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type PayrollItemNonWageQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type TemplateQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] }
export type PriceLevelAddRq = {
  PriceLevelAdd: PriceLevelAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type PriceLevelModRq = {
  PriceLevelMod: PriceLevelMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type PriceLevelQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  ItemRef?: ItemRef
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type BillingRateAddRq = {
  BillingRateAdd: BillingRateAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type BillingRateQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  ItemRef?: ItemRef
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type VehicleAddRq = {
  VehicleAdd: VehicleAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type VehicleModRq = {
  VehicleMod: VehicleMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type VehicleQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type UnitOfMeasureSetAddRq = {
  UnitOfMeasureSetAdd: UnitOfMeasureSetAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type UnitOfMeasureSetQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type WorkersCompCodeAddRq = {
  WorkersCompCodeAdd: WorkersCompCodeAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type WorkersCompCodeModRq = {
  WorkersCompCodeMod: WorkersCompCodeMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type WorkersCompCodeQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
  /** date */ FromEffectiveDate?: string
  /** date */ ToEffectiveDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type Form1099CategoryAccountMappingModRq = { Form1099CategoryAccountMappingMod: Form1099CategoryAccountMappingMod }
export type Form1099CategoryAccountMappingQueryRq = {
  /** text, since 14.0 */ FormType?: string
  MappingCategory?: MappingCategory[]
}
export type SalesTaxReturnQueryRq = Record<string, never>
export type SalesTaxReturnLineQueryRq = { TaxAgencyVendorRef: TaxAgencyVendorRef[] }
export type CurrencyAddRq = {
  CurrencyAdd: CurrencyAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CurrencyModRq = {
  CurrencyMod: CurrencyMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CurrencyQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type PayrollLastPeriodQueryRq = Record<string, never>
export type InventorySiteAddRq = {
  InventorySiteAdd: InventorySiteAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InventorySiteModRq = {
  InventorySiteMod: InventorySiteMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InventorySiteQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ ListID: string[] }
| { /** text */ FullName: string[] }
| {
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** date and time */ FromModifiedDate?: string
  /** date and time */ ToModifiedDate?: string
} & OneOf<
| { NameFilter: NameFilter }
| { NameRangeFilter: NameRangeFilter }
| {}>>
export type InvoiceAddRq = {
  InvoiceAdd: InvoiceAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InvoiceModRq = {
  InvoiceMod: InvoiceMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InvoiceQueryRq = {
  IncludeLineItems?: Flag
  /** since 1.1 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
  /** empty means All */ PaidStatus?: PaidStatus
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type EstimateAddRq = {
  EstimateAdd: EstimateAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type EstimateModRq = {
  EstimateMod: EstimateMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type EstimateQueryRq = {
  IncludeLineItems?: Flag
  /** since 3.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type SalesOrderAddRq = {
  SalesOrderAdd: SalesOrderAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesOrderModRq = {
  SalesOrderMod: SalesOrderMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesOrderQueryRq = {
  IncludeLineItems?: Flag
  /** since 2.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type SalesReceiptAddRq = {
  SalesReceiptAdd: SalesReceiptAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesReceiptModRq = {
  SalesReceiptMod: SalesReceiptMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type SalesReceiptQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type CreditMemoAddRq = {
  CreditMemoAdd: CreditMemoAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditMemoModRq = {
  CreditMemoMod: CreditMemoMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditMemoQueryRq = {
  IncludeLineItems?: Flag
  /** since 1.1 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type ReceivePaymentAddRq = {
  ReceivePaymentAdd: ReceivePaymentAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ReceivePaymentModRq = {
  ReceivePaymentMod: ReceivePaymentMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type ReceivePaymentQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type ReceivePaymentToDepositQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] }
export type ChargeAddRq = {
  ChargeAdd: ChargeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ChargeModRq = {
  ChargeMod: ChargeMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ChargeQueryRq = {
  /** since 3.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** empty means All, since 4.0 */ PaidStatus?: PaidStatus
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type PurchaseOrderAddRq = {
  PurchaseOrderAdd: PurchaseOrderAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type PurchaseOrderModRq = {
  PurchaseOrderMod: PurchaseOrderMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type PurchaseOrderQueryRq = {
  IncludeLineItems?: Flag
  /** since 3.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type BillAddRq = {
  BillAdd: BillAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type BillModRq = {
  BillMod: BillMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type BillQueryRq = {
  IncludeLineItems?: Flag
  /** since 2.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
  /** empty means All */ PaidStatus?: PaidStatus
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type ItemReceiptAddRq = {
  ItemReceiptAdd: ItemReceiptAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type ItemReceiptModRq = {
  ItemReceiptMod: ItemReceiptMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type ItemReceiptQueryRq = {
  IncludeLineItems?: Flag
  IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type VendorCreditAddRq = {
  VendorCreditAdd: VendorCreditAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type VendorCreditModRq = {
  VendorCreditMod: VendorCreditMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type VendorCreditQueryRq = {
  IncludeLineItems?: Flag
  /** since 2.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type BillPaymentCheckAddRq = {
  BillPaymentCheckAdd: BillPaymentCheckAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type BillPaymentCheckModRq = {
  BillPaymentCheckMod: BillPaymentCheckMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type BillPaymentCheckQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type BillPaymentCreditCardAddRq = {
  BillPaymentCreditCardAdd: BillPaymentCreditCardAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type BillPaymentCreditCardQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type BillToPayQueryRq = {
  PayeeEntityRef: PayeeEntityRef
  APAccountRef?: APAccountRef
  /** date */ DueDate?: string
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesTaxPaymentCheckAddRq = {
  SalesTaxPaymentCheckAdd: SalesTaxPaymentCheckAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesTaxPaymentCheckModRq = {
  SalesTaxPaymentCheckMod: SalesTaxPaymentCheckMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type SalesTaxPaymentCheckQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  ItemFilter?: ItemFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type SalesTaxPayableQueryRq = {
  /** date */ AsOfDate?: string
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InventoryAdjustmentAddRq = {
  InventoryAdjustmentAdd: InventoryAdjustmentAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InventoryAdjustmentModRq = {
  InventoryAdjustmentMod: InventoryAdjustmentMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type InventoryAdjustmentQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  ItemFilter?: ItemFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type TimeTrackingAddRq = {
  TimeTrackingAdd: TimeTrackingAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type TimeTrackingModRq = {
  TimeTrackingMod: TimeTrackingMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type TimeTrackingQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ TxnID: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  TimeTrackingEntityFilter?: TimeTrackingEntityFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}>>
export type CheckAddRq = {
  CheckAdd: CheckAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CheckModRq = {
  CheckMod: CheckMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CheckQueryRq = {
  IncludeLineItems?: Flag
  /** since 7.0 */ IncludeLinkedTxns?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type CreditCardChargeAddRq = {
  CreditCardChargeAdd: CreditCardChargeAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditCardChargeModRq = {
  CreditCardChargeMod: CreditCardChargeMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditCardChargeQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type CreditCardCreditAddRq = {
  CreditCardCreditAdd: CreditCardCreditAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditCardCreditModRq = {
  CreditCardCreditMod: CreditCardCreditMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type CreditCardCreditQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type JournalEntryAddRq = {
  JournalEntryAdd: JournalEntryAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type JournalEntryModRq = {
  JournalEntryMod: JournalEntryMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type JournalEntryQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type DepositAddRq = {
  DepositAdd: DepositAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type DepositModRq = {
  DepositMod: DepositMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type DepositQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}>>
export type ListDelRq = {
  ListDelType: ListDelType
  /** id */ ListID: string
}
export type ListMergeRq = {
  ListMergeType: ListMergeType
  MergeFrom: MergeFrom
  MergeTo: MergeTo
  /** since 8.0 */ SameShipAddrOk?: Flag
}
export type ListDeletedQueryRq = {
  ListDelType: ListDelType[]
  DeletedDateRangeFilter?: DeletedDateRangeFilter
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type TxnDelRq = {
  TxnDelType: TxnDelType
  /** id */ TxnID: string
}
export type TxnVoidRq = {
  TxnVoidType: TxnVoidType
  /** id */ TxnID: string
}
export type TxnDeletedQueryRq = {
  TxnDelType: TxnDelType[]
  DeletedDateRangeFilter?: DeletedDateRangeFilter
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type ClearedStatusModRq = { ClearedStatusMod: ClearedStatusMod }
export type ListDisplayAddRq = { ListDisplayAddType: ListDisplayAddType }
export type ListDisplayModRq = {
  ListDisplayModType: ListDisplayAddType
  /** id */ ListID: string
}
export type TxnDisplayAddRq = {
  TxnDisplayAddType: TxnDisplayAddType
  /** since 4.0 */ EntityRef?: EntityRef
}
export type TxnDisplayModRq = {
  TxnDisplayModType: TxnDisplayModType
  /** id */ TxnID: string
}
export type DataEventRecoveryInfoDelRq = { /** GUID */ SubscriberID: string }
export type DataEventRecoveryInfoQueryRq = { /** GUID */ SubscriberID: string }
export type TransactionQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ TxnID: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  TransactionModifiedDateRangeFilter?: TransactionModifiedDateRangeFilter
  TransactionDateRangeFilter?: TransactionDateRangeFilter
  TransactionEntityFilter?: TransactionEntityFilter
  TransactionAccountFilter?: TransactionAccountFilter
  TransactionItemFilter?: TransactionItemFilter
  TransactionClassFilter?: TransactionClassFilter
  TransactionTypeFilter?: TransactionTypeFilter
  /** empty means SummaryOnly */ TransactionDetailLevelFilter?: TransactionDetailLevelFilter
  /** empty means Either */ TransactionPostingStatusFilter?: TransactionPostingStatusFilter
  /** empty means Either */ TransactionPaidStatusFilter?: TransactionPaidStatusFilter
  /** since 8.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type BuildAssemblyAddRq = {
  BuildAssemblyAdd: BuildAssemblyAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type BuildAssemblyModRq = {
  BuildAssemblyMod: BuildAssemblyMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type BuildAssemblyQueryRq = {
  IncludeComponentLineItems?: Flag
  /** text up to 50 */ IncludeRetElement?: string[]
  /** GUID */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  ItemFilter?: ItemFilter
  /** empty means All */ PendingStatus?: PendingStatus
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type ItemAssembliesCanBuildQueryRq = {
  ItemInventoryAssemblyRef: ItemInventoryAssemblyRef
  /** date */ TxnDate: string
}
export type ARRefundCreditCardAddRq = {
  ARRefundCreditCardAdd: ARRefundCreditCardAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type ARRefundCreditCardQueryRq = {
  IncludeLineItems?: Flag
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
  /** GUID, since 2.0 */ OwnerID?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text, since 4.0 */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
  /** since 9.0 */ CurrencyFilter?: CurrencyFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>>
export type VehicleMileageAddRq = {
  VehicleMileageAdd: VehicleMileageAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type VehicleMileageQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ TxnID: string[] }
| { /** integer, from 1 to … */ MaxReturned?: string } & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}>>
export type TransferInventoryAddRq = {
  TransferInventoryAdd: TransferInventoryAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type TransferInventoryModRq = {
  TransferInventoryMod: TransferInventoryMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type TransferInventoryQueryRq = {
  IncludeLineItems?: Flag
  /** text */ IncludeRetElement?: string[]
} & OneOf<
| { /** id */ TxnID: string[] }
| { /** text */ RefNumber: string[] }
| { /** text */ RefNumberCaseSensitive: string[] }
| {
  /** integer, from 1 to … */ MaxReturned?: string
  EntityFilter?: EntityFilter
  AccountFilter?: AccountFilter
} & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}> & OneOf<
| { RefNumberFilter: RefNumberFilter }
| { RefNumberRangeFilter: RefNumberRangeFilter }
| {}>
| { /** since 10.0 */ SiteFilter?: SiteFilter }>
export type ItemSitesQueryRq = {
  /** integer, from 1 to … */ MaxReturned?: string
  /** empty means ActiveOnly */ ActiveStatus?: ActiveStatus
  /** text */ IncludeRetElement?: string[]
} & OneOf<
| { /** id */ ListID?: string[] }
| OneOf<
| { ItemTypeFilter?: ItemTypeFilter }
| { ItemSiteFilter?: ItemSiteFilter }>>
export type BarCodeQueryRq = { /** text up to 50 */ BarCodeValue?: string[] }
export type TransferAddRq = {
  TransferAdd: TransferAdd
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type TransferModRq = {
  TransferMod: TransferMod
  /** text up to 50 */ IncludeRetElement?: string[]
}
export type TransferQueryRq = { /** text up to 50 */ IncludeRetElement?: string[] } & OneOf<
| { /** id */ TxnID: string[] }
| { /** integer, from 1 to … */ MaxReturned?: string } & OneOf<
| { ModifiedDateRangeFilter: ModifiedDateRangeFilter }
| { TxnDateRangeFilter: TxnDateRangeFilter }
| {}>>
export type GeneralSummaryReportQueryRq = {
  GeneralSummaryReportType: GeneralSummaryReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeColumnsBy?: SummarizeColumnsBy
  IncludeSubcolumns?: Flag
  ReportCalendar?: ReportCalendar
  ReturnRows?: ReturnRows
  ReturnColumns?: ReturnRows
  /** empty means None, since 2.1 */ ReportBasis?: ReportBasis
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type JobReportQueryRq = {
  JobReportType: JobReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeColumnsBy?: SummarizeColumnsBy
  IncludeSubcolumns?: Flag
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type TimeReportQueryRq = {
  TimeReportType: TimeReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  SummarizeColumnsBy?: SummarizeColumnsBy
  /** since 12.0 */ IncludeColumn?: IncludeColumn[]
  IncludeSubcolumns?: Flag
  ReportCalendar?: ReportCalendar
  ReturnRows?: ReturnRows
  ReturnColumns?: ReturnRows
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}>
export type AgingReportQueryRq = {
  AgingReportType: AgingReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  IncludeColumn?: IncludeColumn[]
  IncludeAccounts?: IncludeAccounts
  /** empty means ReportEndDate */ ReportAgingAsOf?: ReportAgingAsOf
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type BudgetSummaryReportQueryRq = {
  BudgetSummaryReportType: BudgetSummaryReportType
  DisplayReport?: Flag
  /** integer */ FiscalYear: string
  BudgetCriterion?: BudgetCriterion
  /** since 9.0 */ ReportClassFilter?: ReportClassFilter
  SummarizeBudgetColumnsBy?: SummarizeBudgetColumnsBy
  SummarizeBudgetRowsBy?: SummarizeBudgetRowsBy
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}>
export type GeneralDetailReportQueryRq = {
  GeneralDetailReportType: GeneralDetailReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeRowsBy?: SummarizeRowsBy
  IncludeColumn?: IncludeColumn[]
  IncludeAccounts?: IncludeAccounts
  /** empty means Today */ ReportOpenBalanceAsOf?: ReportAgingAsOf
  /** empty means None, since 2.1 */ ReportBasis?: ReportBasis
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type CustomDetailReportQueryRq = {
  CustomDetailReportType: CustomDetailReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeRowsBy: SummarizeRowsBy
  IncludeColumn: IncludeColumn[]
  IncludeAccounts?: IncludeAccounts
  /** empty means Today */ ReportOpenBalanceAsOf?: ReportAgingAsOf
  /** empty means None, since 2.1 */ ReportBasis?: ReportBasis
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type CustomSummaryReportQueryRq = {
  CustomSummaryReportType: CustomSummaryReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  ReportTxnTypeFilter?: ReportTxnTypeFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeColumnsBy: SummarizeColumnsBy
  SummarizeRowsBy: SummarizeRowsBy
  IncludeSubcolumns?: Flag
  ReportCalendar?: ReportCalendar
  ReturnRows?: ReturnRows
  ReturnColumns?: ReturnRows
  /** empty means None, since 2.1 */ ReportBasis?: ReportBasis
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type PayrollDetailReportQueryRq = {
  PayrollDetailReportType: PayrollDetailReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeRowsBy?: SummarizeRowsBy
  IncludeColumn?: IncludeColumn[]
  IncludeAccounts?: IncludeAccounts
  /** empty means Today */ ReportOpenBalanceAsOf?: ReportAgingAsOf
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type PayrollSummaryReportQueryRq = {
  PayrollSummaryReportType: PayrollSummaryReportType
  /** since 3.0 */ DisplayReport?: Flag
  ReportAccountFilter?: ReportAccountFilter
  ReportEntityFilter?: ReportEntityFilter
  ReportItemFilter?: ReportItemFilter
  /** since 2.1 */ ReportClassFilter?: ReportClassFilter
  /** empty means All, since 3.0 */ ReportDetailLevelFilter?: ReportDetailLevelFilter
  /** since 3.0 */ ReportPostingStatusFilter?: TransactionPostingStatusFilter
  SummarizeColumnsBy?: SummarizeColumnsBy
  IncludeSubcolumns?: Flag
  ReportCalendar?: ReportCalendar
  ReturnRows?: ReturnRows
  ReturnColumns?: ReturnRows
} & OneOf<
| { ReportPeriod: ReportPeriod }
| { ReportDateMacro: ReportDateMacro }
| {}> & OneOf<
| { ReportModifiedDateRangeFilter: ReportModifiedDateRangeFilter }
| { ReportModifiedDateRangeMacro: ReportDateMacro }
| {}>
export type DataExtDefAddRq = {
  DataExtDefAdd: DataExtDefAdd
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type DataExtDefModRq = {
  DataExtDefMod: DataExtDefMod
  /** text up to 50, since 4.0 */ IncludeRetElement?: string[]
}
export type DataExtDefDelRq = {
  /** GUID */ OwnerID: string
  /** text up to 31 */ DataExtName: string
}
export type DataExtDefQueryRq = { /** text up to 50, since 4.0 */ IncludeRetElement?: string[] } & OneOf<
| { /** GUID */ OwnerID?: string[] }
| { AssignToObject?: AssignToObject[] }>
export type DataExtAddRq = { DataExtAdd: DataExtAdd }
export type DataExtModRq = { DataExtMod: DataExtMod }
export type DataExtDelRq = { DataExtDel: DataExtDel }
export type DataEventSubscriptionAddRq = { DataEventSubscriptionAdd: DataEventSubscriptionAdd }
export type DataEventSubscriptionQueryRq = { /** GUID */ SubscriberID: string }
export type UIEventSubscriptionAddRq = { UIEventSubscriptionAdd: UIEventSubscriptionAdd }
export type UIEventSubscriptionQueryRq = { /** GUID */ SubscriberID: string }
export type UIExtensionSubscriptionAddRq = { UIExtensionSubscriptionAdd: UIExtensionSubscriptionAdd }
export type UIExtensionSubscriptionQueryRq = { /** GUID */ SubscriberID: string }
export type SubscriptionDelRq = {
  /** GUID */ SubscriberID: string
  SubscriptionType: SubscriptionType
}
export type HostQueryRs = { HostRet?: HostRet }
export type CompanyQueryRs = { CompanyRet?: CompanyRet }
export type CompanyActivityQueryRs = { CompanyActivityRet?: CompanyActivityRet }
export type PreferencesQueryRs = { PreferencesRet?: PreferencesRet }
export type AccountAddRs = {
  AccountRet?: AccountRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type AccountModRs = {
  AccountRet?: AccountRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type AccountQueryRs = { AccountRet?: AccountRet[] }
export type SpecialAccountAddRs = {
  AccountRet?: AccountRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type AccountTaxLineInfoQueryRs = { AccountTaxLineInfoRet?: AccountTaxLineInfoRet[] }
export type LeadAddRs = {
  LeadRet?: LeadRet
  ErrorRecovery?: ErrorRecovery
}
export type LeadModRs = {
  LeadRet?: LeadRet
  ErrorRecovery?: ErrorRecovery
}
export type LeadQueryRs = { LeadRet?: LeadRet[] }
export type CustomerAddRs = {
  CustomerRet?: CustomerRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CustomerModRs = {
  CustomerRet?: CustomerRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CustomerQueryRs = { CustomerRet?: CustomerRet[] }
export type EmployeeAddRs = {
  EmployeeRet?: EmployeeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type EmployeeModRs = {
  EmployeeRet?: EmployeeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type EmployeeQueryRs = { EmployeeRet?: EmployeeRet[] }
export type OtherNameAddRs = {
  OtherNameRet?: OtherNameRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type OtherNameModRs = {
  OtherNameRet?: OtherNameRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type OtherNameQueryRs = { OtherNameRet?: OtherNameRet[] }
export type VendorAddRs = {
  VendorRet?: VendorRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VendorModRs = {
  VendorRet?: VendorRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VendorQueryRs = { VendorRet?: VendorRet[] }
export type EntityQueryRs = {
  CustomerRet?: CustomerRet[]
  EmployeeRet?: EmployeeRet[]
  OtherNameRet?: OtherNameRet[]
  VendorRet?: VendorRet[]
  '@order'?: ('CustomerRet' | 'EmployeeRet' | 'OtherNameRet' | 'VendorRet')[]
}
export type StandardTermsAddRs = {
  StandardTermsRet?: StandardTermsRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type StandardTermsQueryRs = { StandardTermsRet?: StandardTermsRet[] }
export type DateDrivenTermsAddRs = {
  DateDrivenTermsRet?: DateDrivenTermsRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DateDrivenTermsQueryRs = { DateDrivenTermsRet?: DateDrivenTermsRet[] }
export type TermsQueryRs = {
  StandardTermsRet?: StandardTermsRet[]
  DateDrivenTermsRet?: DateDrivenTermsRet[]
  '@order'?: ('StandardTermsRet' | 'DateDrivenTermsRet')[]
}
export type ClassAddRs = {
  ClassRet?: ClassRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ClassModRs = {
  ClassRet?: ClassRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ClassQueryRs = { ClassRet?: ClassRet[] }
export type SalesRepAddRs = {
  SalesRepRet?: SalesRepRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesRepModRs = {
  SalesRepRet?: SalesRepRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesRepQueryRs = { SalesRepRet?: SalesRepRet[] }
export type CustomerTypeAddRs = {
  CustomerTypeRet?: CustomerTypeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CustomerTypeQueryRs = { CustomerTypeRet?: CustomerTypeRet[] }
export type VendorTypeAddRs = {
  VendorTypeRet?: VendorTypeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VendorTypeQueryRs = { VendorTypeRet?: VendorTypeRet[] }
export type JobTypeAddRs = {
  JobTypeRet?: JobTypeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type JobTypeQueryRs = { JobTypeRet?: JobTypeRet[] }
export type CustomerMsgAddRs = {
  CustomerMsgRet?: CustomerMsgRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CustomerMsgQueryRs = { CustomerMsgRet?: CustomerMsgRet[] }
export type PaymentMethodAddRs = {
  PaymentMethodRet?: PaymentMethodRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type PaymentMethodQueryRs = { PaymentMethodRet?: PaymentMethodRet[] }
export type ShipMethodAddRs = {
  ShipMethodRet?: ShipMethodRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ShipMethodQueryRs = { ShipMethodRet?: ShipMethodRet[] }
export type SalesTaxCodeAddRs = {
  SalesTaxCodeRet?: SalesTaxCodeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesTaxCodeModRs = {
  SalesTaxCodeRet?: SalesTaxCodeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesTaxCodeQueryRs = { SalesTaxCodeRet?: SalesTaxCodeRet[] }
export type ToDoAddRs = {
  ToDoRet?: ToDoRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ToDoModRs = {
  ToDoRet?: ToDoRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ToDoQueryRs = { ToDoRet?: ToDoRet[] }
export type ItemServiceAddRs = {
  ItemServiceRet?: ItemServiceRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemServiceModRs = {
  ItemServiceRet?: ItemServiceRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemServiceQueryRs = { ItemServiceRet?: ItemServiceRet[] }
export type ItemNonInventoryAddRs = {
  ItemNonInventoryRet?: ItemNonInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemNonInventoryModRs = {
  ItemNonInventoryRet?: ItemNonInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemNonInventoryQueryRs = { ItemNonInventoryRet?: ItemNonInventoryRet[] }
export type ItemOtherChargeAddRs = {
  ItemOtherChargeRet?: ItemOtherChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemOtherChargeModRs = {
  ItemOtherChargeRet?: ItemOtherChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemOtherChargeQueryRs = { ItemOtherChargeRet?: ItemOtherChargeRet[] }
export type ItemInventoryAddRs = {
  ItemInventoryRet?: ItemInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemInventoryModRs = {
  ItemInventoryRet?: ItemInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemInventoryQueryRs = { ItemInventoryRet?: ItemInventoryRet[] }
export type ItemInventoryAssemblyAddRs = {
  ItemInventoryAssemblyRet?: ItemInventoryAssemblyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemInventoryAssemblyModRs = {
  ItemInventoryAssemblyRet?: ItemInventoryAssemblyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemInventoryAssemblyQueryRs = { ItemInventoryAssemblyRet?: ItemInventoryAssemblyRet[] }
export type ItemFixedAssetAddRs = {
  ItemFixedAssetRet?: ItemFixedAssetRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemFixedAssetModRs = {
  ItemFixedAssetRet?: ItemFixedAssetRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemFixedAssetQueryRs = { ItemFixedAssetRet?: ItemFixedAssetRet[] }
export type ItemSubtotalAddRs = {
  ItemSubtotalRet?: ItemSubtotalRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSubtotalModRs = {
  ItemSubtotalRet?: ItemSubtotalRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSubtotalQueryRs = { ItemSubtotalRet?: ItemSubtotalRet[] }
export type ItemDiscountAddRs = {
  ItemDiscountRet?: ItemDiscountRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemDiscountModRs = {
  ItemDiscountRet?: ItemDiscountRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemDiscountQueryRs = { ItemDiscountRet?: ItemDiscountRet[] }
export type ItemPaymentAddRs = {
  ItemPaymentRet?: ItemPaymentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemPaymentModRs = {
  ItemPaymentRet?: ItemPaymentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemPaymentQueryRs = { ItemPaymentRet?: ItemPaymentRet[] }
export type ItemSalesTaxAddRs = {
  ItemSalesTaxRet?: ItemSalesTaxRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSalesTaxModRs = {
  ItemSalesTaxRet?: ItemSalesTaxRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSalesTaxQueryRs = { ItemSalesTaxRet?: ItemSalesTaxRet[] }
export type ItemSalesTaxGroupAddRs = {
  ItemSalesTaxGroupRet?: ItemSalesTaxGroupRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSalesTaxGroupModRs = {
  ItemSalesTaxGroupRet?: ItemSalesTaxGroupRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemSalesTaxGroupQueryRs = { ItemSalesTaxGroupRet?: ItemSalesTaxGroupRet[] }
export type ItemGroupAddRs = {
  ItemGroupRet?: ItemGroupRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemGroupModRs = {
  ItemGroupRet?: ItemGroupRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemGroupQueryRs = { ItemGroupRet?: ItemGroupRet[] }
export type SpecialItemAddRs = {
  ItemOtherChargeRet?: ItemOtherChargeRet
  ItemSubtotalRet?: ItemSubtotalRet
  ItemGroupRet?: ItemGroupRet
}
export type ItemQueryRs = {
  ItemServiceRet?: ItemServiceRet[]
  ItemNonInventoryRet?: ItemNonInventoryRet[]
  ItemOtherChargeRet?: ItemOtherChargeRet[]
  ItemInventoryRet?: ItemInventoryRet[]
  ItemInventoryAssemblyRet?: ItemInventoryAssemblyRet[]
  /** since 3.0 */ ItemFixedAssetRet?: ItemFixedAssetRet[]
  ItemSubtotalRet?: ItemSubtotalRet[]
  ItemDiscountRet?: ItemDiscountRet[]
  ItemPaymentRet?: ItemPaymentRet[]
  ItemSalesTaxRet?: ItemSalesTaxRet[]
  ItemSalesTaxGroupRet?: ItemSalesTaxGroupRet[]
  ItemGroupRet?: ItemGroupRet[]
  '@order'?: ('ItemServiceRet' | 'ItemNonInventoryRet' | 'ItemOtherChargeRet' | 'ItemInventoryRet' | 'ItemInventoryAssemblyRet' | 'ItemFixedAssetRet' | 'ItemSubtotalRet' | 'ItemDiscountRet' | 'ItemPaymentRet' | 'ItemSalesTaxRet' | 'ItemSalesTaxGroupRet' | 'ItemGroupRet')[]
}
export type PayrollItemWageAddRs = { PayrollItemWageRet?: PayrollItemWageRet }
export type PayrollItemWageQueryRs = { PayrollItemWageRet?: PayrollItemWageRet[] }
export type PayrollItemNonWageQueryRs = { PayrollItemNonWageRet?: PayrollItemNonWageRet[] }
export type TemplateQueryRs = { TemplateRet?: TemplateRet[] }
export type PriceLevelAddRs = {
  PriceLevelRet?: PriceLevelRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type PriceLevelModRs = {
  PriceLevelRet?: PriceLevelRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type PriceLevelQueryRs = { PriceLevelRet?: PriceLevelRet[] }
export type BillingRateAddRs = {
  BillingRateRet?: BillingRateRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillingRateQueryRs = { BillingRateRet?: BillingRateRet[] }
export type VehicleAddRs = {
  VehicleRet?: VehicleRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VehicleModRs = {
  VehicleRet?: VehicleRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VehicleQueryRs = { VehicleRet?: VehicleRet[] }
export type UnitOfMeasureSetAddRs = {
  UnitOfMeasureSetRet?: UnitOfMeasureSetRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type UnitOfMeasureSetQueryRs = { UnitOfMeasureSetRet?: UnitOfMeasureSetRet[] }
export type WorkersCompCodeAddRs = {
  WorkersCompCodeRet?: WorkersCompCodeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type WorkersCompCodeModRs = {
  WorkersCompCodeRet?: WorkersCompCodeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type WorkersCompCodeQueryRs = { WorkersCompCodeRet?: WorkersCompCodeRet[] }
export type Form1099CategoryAccountMappingModRs = { Form1099CategoryAccountMappingRet?: Form1099CategoryAccountMappingRet }
export type Form1099CategoryAccountMappingQueryRs = { Form1099CategoryAccountMappingRet?: Form1099CategoryAccountMappingRet }
export type SalesTaxReturnQueryRs = { SalesTaxReturnRet?: SalesTaxReturnRet[] }
export type SalesTaxReturnLineQueryRs = { SalesTaxReturnLineRet?: SalesTaxReturnLineRet[] }
export type CurrencyAddRs = {
  CurrencyRet?: CurrencyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CurrencyModRs = {
  CurrencyRet?: CurrencyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CurrencyQueryRs = { CurrencyRet?: CurrencyRet[] }
export type PayrollLastPeriodQueryRs = { PayrollLastPeriodRet?: PayrollLastPeriodRet }
export type InventorySiteAddRs = {
  InventorySiteRet?: InventorySiteRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InventorySiteModRs = {
  InventorySiteRet?: InventorySiteRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InventorySiteQueryRs = { InventorySiteRet?: InventorySiteRet[] }
export type InvoiceAddRs = {
  InvoiceRet?: InvoiceRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InvoiceModRs = {
  InvoiceRet?: InvoiceRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InvoiceQueryRs = { InvoiceRet?: InvoiceRet[] }
export type EstimateAddRs = {
  EstimateRet?: EstimateRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type EstimateModRs = {
  EstimateRet?: EstimateRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type EstimateQueryRs = { EstimateRet?: EstimateRet[] }
export type SalesOrderAddRs = {
  SalesOrderRet?: SalesOrderRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesOrderModRs = {
  SalesOrderRet?: SalesOrderRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesOrderQueryRs = { SalesOrderRet?: SalesOrderRet[] }
export type SalesReceiptAddRs = {
  SalesReceiptRet?: SalesReceiptRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesReceiptModRs = {
  SalesReceiptRet?: SalesReceiptRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesReceiptQueryRs = { SalesReceiptRet?: SalesReceiptRet[] }
export type CreditMemoAddRs = {
  CreditMemoRet?: CreditMemoRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditMemoModRs = {
  CreditMemoRet?: CreditMemoRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditMemoQueryRs = { CreditMemoRet?: CreditMemoRet[] }
export type ReceivePaymentAddRs = {
  ReceivePaymentRet?: ReceivePaymentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ReceivePaymentModRs = {
  ReceivePaymentRet?: ReceivePaymentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ReceivePaymentQueryRs = { ReceivePaymentRet?: ReceivePaymentRet[] }
export type ReceivePaymentToDepositQueryRs = { ReceivePaymentToDepositRet?: ReceivePaymentToDepositRet[] }
export type ChargeAddRs = {
  ChargeRet?: ChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ChargeModRs = {
  ChargeRet?: ChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ChargeQueryRs = { ChargeRet?: ChargeRet[] }
export type PurchaseOrderAddRs = {
  PurchaseOrderRet?: PurchaseOrderRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type PurchaseOrderModRs = {
  PurchaseOrderRet?: PurchaseOrderRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type PurchaseOrderQueryRs = { PurchaseOrderRet?: PurchaseOrderRet[] }
export type BillAddRs = {
  BillRet?: BillRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillModRs = {
  BillRet?: BillRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillQueryRs = { BillRet?: BillRet[] }
export type ItemReceiptAddRs = {
  ItemReceiptRet?: ItemReceiptRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemReceiptModRs = {
  ItemReceiptRet?: ItemReceiptRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ItemReceiptQueryRs = { ItemReceiptRet?: ItemReceiptRet[] }
export type VendorCreditAddRs = {
  VendorCreditRet?: VendorCreditRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VendorCreditModRs = {
  VendorCreditRet?: VendorCreditRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VendorCreditQueryRs = { VendorCreditRet?: VendorCreditRet[] }
export type BillPaymentCheckAddRs = {
  BillPaymentCheckRet?: BillPaymentCheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillPaymentCheckModRs = {
  BillPaymentCheckRet?: BillPaymentCheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillPaymentCheckQueryRs = { BillPaymentCheckRet?: BillPaymentCheckRet[] }
export type BillPaymentCreditCardAddRs = {
  BillPaymentCreditCardRet?: BillPaymentCreditCardRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BillPaymentCreditCardQueryRs = { BillPaymentCreditCardRet?: BillPaymentCreditCardRet[] }
export type BillToPayQueryRs = { BillToPayRet?: BillToPayRet[] }
export type SalesTaxPaymentCheckAddRs = {
  SalesTaxPaymentCheckRet?: SalesTaxPaymentCheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesTaxPaymentCheckModRs = {
  SalesTaxPaymentCheckRet?: SalesTaxPaymentCheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type SalesTaxPaymentCheckQueryRs = { SalesTaxPaymentCheckRet?: SalesTaxPaymentCheckRet[] }
export type SalesTaxPayableQueryRs = { SalesTaxPayableRet?: SalesTaxPayableRet[] }
export type InventoryAdjustmentAddRs = {
  InventoryAdjustmentRet?: InventoryAdjustmentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InventoryAdjustmentModRs = {
  InventoryAdjustmentRet?: InventoryAdjustmentRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type InventoryAdjustmentQueryRs = { InventoryAdjustmentRet?: InventoryAdjustmentRet[] }
export type TimeTrackingAddRs = {
  TimeTrackingRet?: TimeTrackingRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TimeTrackingModRs = {
  TimeTrackingRet?: TimeTrackingRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TimeTrackingQueryRs = { TimeTrackingRet?: TimeTrackingRet[] }
export type CheckAddRs = {
  CheckRet?: CheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CheckModRs = {
  CheckRet?: CheckRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CheckQueryRs = { CheckRet?: CheckRet[] }
export type CreditCardChargeAddRs = {
  CreditCardChargeRet?: CreditCardChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditCardChargeModRs = {
  CreditCardChargeRet?: CreditCardChargeRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditCardChargeQueryRs = { CreditCardChargeRet?: CreditCardChargeRet[] }
export type CreditCardCreditAddRs = {
  CreditCardCreditRet?: CreditCardCreditRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditCardCreditModRs = {
  CreditCardCreditRet?: CreditCardCreditRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type CreditCardCreditQueryRs = { CreditCardCreditRet?: CreditCardCreditRet[] }
export type JournalEntryAddRs = {
  JournalEntryRet?: JournalEntryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type JournalEntryModRs = {
  JournalEntryRet?: JournalEntryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type JournalEntryQueryRs = { JournalEntryRet?: JournalEntryRet[] }
export type DepositAddRs = {
  DepositRet?: DepositRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DepositModRs = {
  DepositRet?: DepositRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DepositQueryRs = { DepositRet?: DepositRet[] }
export type ListDelRs = {
  ListDelType?: ListDelType
  /** id */ ListID?: string
  /** date and time */ TimeDeleted?: string
  /** text */ FullName?: string
}
export type ListMergeRs = {
  ListMergeType?: ListMergeType
  MergedFrom?: MergedFrom
  MergedTo?: MergedTo
}
export type ListDeletedQueryRs = { ListDeletedRet?: ListDeletedRet[] }
export type TxnDelRs = {
  TxnDelType?: TxnDelType
  /** id */ TxnID?: string
  /** date and time */ TimeDeleted?: string
  /** text */ RefNumber?: string
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TxnVoidRs = {
  TxnVoidType?: TxnVoidType
  /** id */ TxnID?: string
  /** date and time */ TimeCreated?: string
  /** date and time */ TimeModified?: string
  /** text */ RefNumber?: string
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TxnDeletedQueryRs = { TxnDeletedRet?: TxnDeletedRet[] }
export type ClearedStatusModRs = Record<string, never>
export type ListDisplayAddRs = Record<string, never>
export type ListDisplayModRs = Record<string, never>
export type TxnDisplayAddRs = Record<string, never>
export type TxnDisplayModRs = Record<string, never>
export type DataEventRecoveryInfoDelRs = Record<string, never>
export type DataEventRecoveryInfoQueryRs = { DataEventRecoveryInfoRet?: DataEventRecoveryInfoRet }
export type TransactionQueryRs = { TransactionRet?: TransactionRet[] }
export type BuildAssemblyAddRs = {
  BuildAssemblyRet?: BuildAssemblyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BuildAssemblyModRs = {
  BuildAssemblyRet?: BuildAssemblyRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type BuildAssemblyQueryRs = { BuildAssemblyRet?: BuildAssemblyRet[] }
export type ItemAssembliesCanBuildQueryRs = { ItemAssembliesCanBuildRet?: ItemAssembliesCanBuildRet }
export type ARRefundCreditCardAddRs = {
  ARRefundCreditCardRet?: ARRefundCreditCardRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type ARRefundCreditCardQueryRs = { ARRefundCreditCardRet?: ARRefundCreditCardRet[] }
export type VehicleMileageAddRs = {
  VehicleMileageRet?: VehicleMileageRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type VehicleMileageQueryRs = { VehicleMileageRet?: VehicleMileageRet[] }
export type TransferInventoryAddRs = {
  TransferInventoryRet?: TransferInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TransferInventoryModRs = {
  TransferInventoryRet?: TransferInventoryRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type TransferInventoryQueryRs = { TransferInventoryRet?: TransferInventoryRet[] }
export type ItemSitesQueryRs = { ItemSitesRet?: ItemSitesRet[] }
export type BarCodeQueryRs = { BarCodeRet?: BarCodeRet[] }
export type TransferAddRs = { TransferRet?: TransferRet }
export type TransferModRs = { TransferRet?: TransferRet }
export type TransferQueryRs = { TransferRet?: TransferRet[] }
export type GeneralSummaryReportQueryRs = { ReportRet?: ReportRet }
export type JobReportQueryRs = { ReportRet?: ReportRet }
export type TimeReportQueryRs = { ReportRet?: ReportRet }
export type AgingReportQueryRs = { ReportRet?: ReportRet }
export type BudgetSummaryReportQueryRs = { ReportRet?: ReportRet }
export type GeneralDetailReportQueryRs = { ReportRet?: ReportRet }
export type CustomDetailReportQueryRs = { ReportRet?: ReportRet }
export type CustomSummaryReportQueryRs = { ReportRet?: ReportRet }
export type PayrollDetailReportQueryRs = { ReportRet?: ReportRet }
export type PayrollSummaryReportQueryRs = { ReportRet?: ReportRet }
export type DataExtDefAddRs = {
  DataExtDefRet?: DataExtDefRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataExtDefModRs = {
  DataExtDefRet?: DataExtDefRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataExtDefDelRs = {
  DataExtDefDelRet?: DataExtDefDelRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataExtDefQueryRs = { DataExtDefRet?: DataExtDefRet[] }
export type DataExtAddRs = {
  DataExtRet?: DataExtRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataExtModRs = {
  DataExtRet?: DataExtRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataExtDelRs = {
  DataExtDelRet?: DataExtDelRet
  /** since 11.0 */ ErrorRecovery?: ErrorRecovery
}
export type DataEventSubscriptionAddRs = { DataEventSubscriptionRet?: DataEventSubscriptionRet }
export type DataEventSubscriptionQueryRs = { DataEventSubscriptionRet?: DataEventSubscriptionRet }
export type UIEventSubscriptionAddRs = { UIEventSubscriptionRet?: UIEventSubscriptionRet }
export type UIEventSubscriptionQueryRs = { UIEventSubscriptionRet?: UIEventSubscriptionRet }
export type UIExtensionSubscriptionAddRs = { UIExtensionSubscriptionRet?: UIExtensionSubscriptionRet }
export type UIExtensionSubscriptionQueryRs = { UIExtensionSubscriptionRet?: UIExtensionSubscriptionRet }
export type SubscriptionDelRs = Record<string, never>
export type PlainAttributes = { requestID?: string }
export type QueryAttributes = {
  requestID?: string
  metaData?: MetaData
}
export type IteratorAttributes = {
  requestID?: string
  metaData?: MetaData
  iterator?: Iterator
  iteratorID?: string
}
/** What a request holds, by its name. */
export interface Requests {
  HostQueryRq: HostQueryRq
  CompanyQueryRq: CompanyQueryRq
  CompanyActivityQueryRq: CompanyActivityQueryRq
  PreferencesQueryRq: PreferencesQueryRq
  AccountAddRq: AccountAddRq
  AccountModRq: AccountModRq
  AccountQueryRq: AccountQueryRq
  SpecialAccountAddRq: SpecialAccountAddRq
  AccountTaxLineInfoQueryRq: AccountTaxLineInfoQueryRq
  LeadAddRq: LeadAddRq
  LeadModRq: LeadModRq
  LeadQueryRq: LeadQueryRq
  CustomerAddRq: CustomerAddRq
  CustomerModRq: CustomerModRq
  CustomerQueryRq: CustomerQueryRq
  EmployeeAddRq: EmployeeAddRq
  EmployeeModRq: EmployeeModRq
  EmployeeQueryRq: EmployeeQueryRq
  OtherNameAddRq: OtherNameAddRq
  OtherNameModRq: OtherNameModRq
  OtherNameQueryRq: OtherNameQueryRq
  VendorAddRq: VendorAddRq
  VendorModRq: VendorModRq
  VendorQueryRq: VendorQueryRq
  EntityQueryRq: EntityQueryRq
  StandardTermsAddRq: StandardTermsAddRq
  StandardTermsQueryRq: StandardTermsQueryRq
  DateDrivenTermsAddRq: DateDrivenTermsAddRq
  DateDrivenTermsQueryRq: DateDrivenTermsQueryRq
  TermsQueryRq: TermsQueryRq
  ClassAddRq: ClassAddRq
  ClassModRq: ClassModRq
  ClassQueryRq: ClassQueryRq
  SalesRepAddRq: SalesRepAddRq
  SalesRepModRq: SalesRepModRq
  SalesRepQueryRq: SalesRepQueryRq
  CustomerTypeAddRq: CustomerTypeAddRq
  CustomerTypeQueryRq: CustomerTypeQueryRq
  VendorTypeAddRq: VendorTypeAddRq
  VendorTypeQueryRq: VendorTypeQueryRq
  JobTypeAddRq: JobTypeAddRq
  JobTypeQueryRq: JobTypeQueryRq
  CustomerMsgAddRq: CustomerMsgAddRq
  CustomerMsgQueryRq: CustomerMsgQueryRq
  PaymentMethodAddRq: PaymentMethodAddRq
  PaymentMethodQueryRq: PaymentMethodQueryRq
  ShipMethodAddRq: ShipMethodAddRq
  ShipMethodQueryRq: ShipMethodQueryRq
  SalesTaxCodeAddRq: SalesTaxCodeAddRq
  SalesTaxCodeModRq: SalesTaxCodeModRq
  SalesTaxCodeQueryRq: SalesTaxCodeQueryRq
  ToDoAddRq: ToDoAddRq
  ToDoModRq: ToDoModRq
  ToDoQueryRq: ToDoQueryRq
  ItemServiceAddRq: ItemServiceAddRq
  ItemServiceModRq: ItemServiceModRq
  ItemServiceQueryRq: ItemServiceQueryRq
  ItemNonInventoryAddRq: ItemNonInventoryAddRq
  ItemNonInventoryModRq: ItemNonInventoryModRq
  ItemNonInventoryQueryRq: ItemNonInventoryQueryRq
  ItemOtherChargeAddRq: ItemOtherChargeAddRq
  ItemOtherChargeModRq: ItemOtherChargeModRq
  ItemOtherChargeQueryRq: ItemOtherChargeQueryRq
  ItemInventoryAddRq: ItemInventoryAddRq
  ItemInventoryModRq: ItemInventoryModRq
  ItemInventoryQueryRq: ItemInventoryQueryRq
  ItemInventoryAssemblyAddRq: ItemInventoryAssemblyAddRq
  ItemInventoryAssemblyModRq: ItemInventoryAssemblyModRq
  ItemInventoryAssemblyQueryRq: ItemInventoryAssemblyQueryRq
  ItemFixedAssetAddRq: ItemFixedAssetAddRq
  ItemFixedAssetModRq: ItemFixedAssetModRq
  ItemFixedAssetQueryRq: ItemFixedAssetQueryRq
  ItemSubtotalAddRq: ItemSubtotalAddRq
  ItemSubtotalModRq: ItemSubtotalModRq
  ItemSubtotalQueryRq: ItemSubtotalQueryRq
  ItemDiscountAddRq: ItemDiscountAddRq
  ItemDiscountModRq: ItemDiscountModRq
  ItemDiscountQueryRq: ItemDiscountQueryRq
  ItemPaymentAddRq: ItemPaymentAddRq
  ItemPaymentModRq: ItemPaymentModRq
  ItemPaymentQueryRq: ItemPaymentQueryRq
  ItemSalesTaxAddRq: ItemSalesTaxAddRq
  ItemSalesTaxModRq: ItemSalesTaxModRq
  ItemSalesTaxQueryRq: ItemSalesTaxQueryRq
  ItemSalesTaxGroupAddRq: ItemSalesTaxGroupAddRq
  ItemSalesTaxGroupModRq: ItemSalesTaxGroupModRq
  ItemSalesTaxGroupQueryRq: ItemSalesTaxGroupQueryRq
  ItemGroupAddRq: ItemGroupAddRq
  ItemGroupModRq: ItemGroupModRq
  ItemGroupQueryRq: ItemGroupQueryRq
  SpecialItemAddRq: SpecialItemAddRq
  ItemQueryRq: ItemQueryRq
  PayrollItemWageAddRq: PayrollItemWageAddRq
  PayrollItemWageQueryRq: PayrollItemWageQueryRq
  PayrollItemNonWageQueryRq: PayrollItemNonWageQueryRq
  TemplateQueryRq: TemplateQueryRq
  PriceLevelAddRq: PriceLevelAddRq
  PriceLevelModRq: PriceLevelModRq
  PriceLevelQueryRq: PriceLevelQueryRq
  BillingRateAddRq: BillingRateAddRq
  BillingRateQueryRq: BillingRateQueryRq
  VehicleAddRq: VehicleAddRq
  VehicleModRq: VehicleModRq
  VehicleQueryRq: VehicleQueryRq
  UnitOfMeasureSetAddRq: UnitOfMeasureSetAddRq
  UnitOfMeasureSetQueryRq: UnitOfMeasureSetQueryRq
  WorkersCompCodeAddRq: WorkersCompCodeAddRq
  WorkersCompCodeModRq: WorkersCompCodeModRq
  WorkersCompCodeQueryRq: WorkersCompCodeQueryRq
  Form1099CategoryAccountMappingModRq: Form1099CategoryAccountMappingModRq
  Form1099CategoryAccountMappingQueryRq: Form1099CategoryAccountMappingQueryRq
  SalesTaxReturnQueryRq: SalesTaxReturnQueryRq
  SalesTaxReturnLineQueryRq: SalesTaxReturnLineQueryRq
  CurrencyAddRq: CurrencyAddRq
  CurrencyModRq: CurrencyModRq
  CurrencyQueryRq: CurrencyQueryRq
  PayrollLastPeriodQueryRq: PayrollLastPeriodQueryRq
  InventorySiteAddRq: InventorySiteAddRq
  InventorySiteModRq: InventorySiteModRq
  InventorySiteQueryRq: InventorySiteQueryRq
  InvoiceAddRq: InvoiceAddRq
  InvoiceModRq: InvoiceModRq
  InvoiceQueryRq: InvoiceQueryRq
  EstimateAddRq: EstimateAddRq
  EstimateModRq: EstimateModRq
  EstimateQueryRq: EstimateQueryRq
  SalesOrderAddRq: SalesOrderAddRq
  SalesOrderModRq: SalesOrderModRq
  SalesOrderQueryRq: SalesOrderQueryRq
  SalesReceiptAddRq: SalesReceiptAddRq
  SalesReceiptModRq: SalesReceiptModRq
  SalesReceiptQueryRq: SalesReceiptQueryRq
  CreditMemoAddRq: CreditMemoAddRq
  CreditMemoModRq: CreditMemoModRq
  CreditMemoQueryRq: CreditMemoQueryRq
  ReceivePaymentAddRq: ReceivePaymentAddRq
  ReceivePaymentModRq: ReceivePaymentModRq
  ReceivePaymentQueryRq: ReceivePaymentQueryRq
  ReceivePaymentToDepositQueryRq: ReceivePaymentToDepositQueryRq
  ChargeAddRq: ChargeAddRq
  ChargeModRq: ChargeModRq
  ChargeQueryRq: ChargeQueryRq
  PurchaseOrderAddRq: PurchaseOrderAddRq
  PurchaseOrderModRq: PurchaseOrderModRq
  PurchaseOrderQueryRq: PurchaseOrderQueryRq
  BillAddRq: BillAddRq
  BillModRq: BillModRq
  BillQueryRq: BillQueryRq
  ItemReceiptAddRq: ItemReceiptAddRq
  ItemReceiptModRq: ItemReceiptModRq
  ItemReceiptQueryRq: ItemReceiptQueryRq
  VendorCreditAddRq: VendorCreditAddRq
  VendorCreditModRq: VendorCreditModRq
  VendorCreditQueryRq: VendorCreditQueryRq
  BillPaymentCheckAddRq: BillPaymentCheckAddRq
  BillPaymentCheckModRq: BillPaymentCheckModRq
  BillPaymentCheckQueryRq: BillPaymentCheckQueryRq
  BillPaymentCreditCardAddRq: BillPaymentCreditCardAddRq
  BillPaymentCreditCardQueryRq: BillPaymentCreditCardQueryRq
  BillToPayQueryRq: BillToPayQueryRq
  SalesTaxPaymentCheckAddRq: SalesTaxPaymentCheckAddRq
  SalesTaxPaymentCheckModRq: SalesTaxPaymentCheckModRq
  SalesTaxPaymentCheckQueryRq: SalesTaxPaymentCheckQueryRq
  SalesTaxPayableQueryRq: SalesTaxPayableQueryRq
  InventoryAdjustmentAddRq: InventoryAdjustmentAddRq
  InventoryAdjustmentModRq: InventoryAdjustmentModRq
  InventoryAdjustmentQueryRq: InventoryAdjustmentQueryRq
  TimeTrackingAddRq: TimeTrackingAddRq
  TimeTrackingModRq: TimeTrackingModRq
  TimeTrackingQueryRq: TimeTrackingQueryRq
  CheckAddRq: CheckAddRq
  CheckModRq: CheckModRq
  CheckQueryRq: CheckQueryRq
  CreditCardChargeAddRq: CreditCardChargeAddRq
  CreditCardChargeModRq: CreditCardChargeModRq
  CreditCardChargeQueryRq: CreditCardChargeQueryRq
  CreditCardCreditAddRq: CreditCardCreditAddRq
  CreditCardCreditModRq: CreditCardCreditModRq
  CreditCardCreditQueryRq: CreditCardCreditQueryRq
  JournalEntryAddRq: JournalEntryAddRq
  JournalEntryModRq: JournalEntryModRq
  JournalEntryQueryRq: JournalEntryQueryRq
  DepositAddRq: DepositAddRq
  DepositModRq: DepositModRq
  DepositQueryRq: DepositQueryRq
  ListDelRq: ListDelRq
  ListMergeRq: ListMergeRq
  ListDeletedQueryRq: ListDeletedQueryRq
  TxnDelRq: TxnDelRq
  TxnVoidRq: TxnVoidRq
  TxnDeletedQueryRq: TxnDeletedQueryRq
  ClearedStatusModRq: ClearedStatusModRq
  ListDisplayAddRq: ListDisplayAddRq
  ListDisplayModRq: ListDisplayModRq
  TxnDisplayAddRq: TxnDisplayAddRq
  TxnDisplayModRq: TxnDisplayModRq
  DataEventRecoveryInfoDelRq: DataEventRecoveryInfoDelRq
  DataEventRecoveryInfoQueryRq: DataEventRecoveryInfoQueryRq
  TransactionQueryRq: TransactionQueryRq
  BuildAssemblyAddRq: BuildAssemblyAddRq
  BuildAssemblyModRq: BuildAssemblyModRq
  BuildAssemblyQueryRq: BuildAssemblyQueryRq
  ItemAssembliesCanBuildQueryRq: ItemAssembliesCanBuildQueryRq
  ARRefundCreditCardAddRq: ARRefundCreditCardAddRq
  ARRefundCreditCardQueryRq: ARRefundCreditCardQueryRq
  VehicleMileageAddRq: VehicleMileageAddRq
  VehicleMileageQueryRq: VehicleMileageQueryRq
  TransferInventoryAddRq: TransferInventoryAddRq
  TransferInventoryModRq: TransferInventoryModRq
  TransferInventoryQueryRq: TransferInventoryQueryRq
  ItemSitesQueryRq: ItemSitesQueryRq
  BarCodeQueryRq: BarCodeQueryRq
  TransferAddRq: TransferAddRq
  TransferModRq: TransferModRq
  TransferQueryRq: TransferQueryRq
  GeneralSummaryReportQueryRq: GeneralSummaryReportQueryRq
  JobReportQueryRq: JobReportQueryRq
  TimeReportQueryRq: TimeReportQueryRq
  AgingReportQueryRq: AgingReportQueryRq
  BudgetSummaryReportQueryRq: BudgetSummaryReportQueryRq
  GeneralDetailReportQueryRq: GeneralDetailReportQueryRq
  CustomDetailReportQueryRq: CustomDetailReportQueryRq
  CustomSummaryReportQueryRq: CustomSummaryReportQueryRq
  PayrollDetailReportQueryRq: PayrollDetailReportQueryRq
  PayrollSummaryReportQueryRq: PayrollSummaryReportQueryRq
  DataExtDefAddRq: DataExtDefAddRq
  DataExtDefModRq: DataExtDefModRq
  DataExtDefDelRq: DataExtDefDelRq
  DataExtDefQueryRq: DataExtDefQueryRq
  DataExtAddRq: DataExtAddRq
  DataExtModRq: DataExtModRq
  DataExtDelRq: DataExtDelRq
  DataEventSubscriptionAddRq: DataEventSubscriptionAddRq
  DataEventSubscriptionQueryRq: DataEventSubscriptionQueryRq
  UIEventSubscriptionAddRq: UIEventSubscriptionAddRq
  UIEventSubscriptionQueryRq: UIEventSubscriptionQueryRq
  UIExtensionSubscriptionAddRq: UIExtensionSubscriptionAddRq
  UIExtensionSubscriptionQueryRq: UIExtensionSubscriptionQueryRq
  SubscriptionDelRq: SubscriptionDelRq
}
/** Attributes of a request, by its name. */
export interface RequestAttributes {
  HostQueryRq: PlainAttributes
  CompanyQueryRq: PlainAttributes
  CompanyActivityQueryRq: PlainAttributes
  PreferencesQueryRq: PlainAttributes
  AccountAddRq: PlainAttributes
  AccountModRq: PlainAttributes
  AccountQueryRq: QueryAttributes
  SpecialAccountAddRq: PlainAttributes
  AccountTaxLineInfoQueryRq: PlainAttributes
  LeadAddRq: PlainAttributes
  LeadModRq: PlainAttributes
  LeadQueryRq: IteratorAttributes
  CustomerAddRq: PlainAttributes
  CustomerModRq: PlainAttributes
  CustomerQueryRq: IteratorAttributes
  EmployeeAddRq: PlainAttributes
  EmployeeModRq: PlainAttributes
  EmployeeQueryRq: QueryAttributes
  OtherNameAddRq: PlainAttributes
  OtherNameModRq: PlainAttributes
  OtherNameQueryRq: QueryAttributes
  VendorAddRq: PlainAttributes
  VendorModRq: PlainAttributes
  VendorQueryRq: IteratorAttributes
  EntityQueryRq: IteratorAttributes
  StandardTermsAddRq: PlainAttributes
  StandardTermsQueryRq: QueryAttributes
  DateDrivenTermsAddRq: PlainAttributes
  DateDrivenTermsQueryRq: QueryAttributes
  TermsQueryRq: QueryAttributes
  ClassAddRq: PlainAttributes
  ClassModRq: PlainAttributes
  ClassQueryRq: QueryAttributes
  SalesRepAddRq: PlainAttributes
  SalesRepModRq: PlainAttributes
  SalesRepQueryRq: QueryAttributes
  CustomerTypeAddRq: PlainAttributes
  CustomerTypeQueryRq: QueryAttributes
  VendorTypeAddRq: PlainAttributes
  VendorTypeQueryRq: QueryAttributes
  JobTypeAddRq: PlainAttributes
  JobTypeQueryRq: QueryAttributes
  CustomerMsgAddRq: PlainAttributes
  CustomerMsgQueryRq: QueryAttributes
  PaymentMethodAddRq: PlainAttributes
  PaymentMethodQueryRq: QueryAttributes
  ShipMethodAddRq: PlainAttributes
  ShipMethodQueryRq: QueryAttributes
  SalesTaxCodeAddRq: PlainAttributes
  SalesTaxCodeModRq: PlainAttributes
  SalesTaxCodeQueryRq: QueryAttributes
  ToDoAddRq: PlainAttributes
  ToDoModRq: PlainAttributes
  ToDoQueryRq: QueryAttributes
  ItemServiceAddRq: PlainAttributes
  ItemServiceModRq: PlainAttributes
  ItemServiceQueryRq: IteratorAttributes
  ItemNonInventoryAddRq: PlainAttributes
  ItemNonInventoryModRq: PlainAttributes
  ItemNonInventoryQueryRq: IteratorAttributes
  ItemOtherChargeAddRq: PlainAttributes
  ItemOtherChargeModRq: PlainAttributes
  ItemOtherChargeQueryRq: IteratorAttributes
  ItemInventoryAddRq: PlainAttributes
  ItemInventoryModRq: PlainAttributes
  ItemInventoryQueryRq: IteratorAttributes
  ItemInventoryAssemblyAddRq: PlainAttributes
  ItemInventoryAssemblyModRq: PlainAttributes
  ItemInventoryAssemblyQueryRq: IteratorAttributes
  ItemFixedAssetAddRq: PlainAttributes
  ItemFixedAssetModRq: PlainAttributes
  ItemFixedAssetQueryRq: IteratorAttributes
  ItemSubtotalAddRq: PlainAttributes
  ItemSubtotalModRq: PlainAttributes
  ItemSubtotalQueryRq: IteratorAttributes
  ItemDiscountAddRq: PlainAttributes
  ItemDiscountModRq: PlainAttributes
  ItemDiscountQueryRq: IteratorAttributes
  ItemPaymentAddRq: PlainAttributes
  ItemPaymentModRq: PlainAttributes
  ItemPaymentQueryRq: IteratorAttributes
  ItemSalesTaxAddRq: PlainAttributes
  ItemSalesTaxModRq: PlainAttributes
  ItemSalesTaxQueryRq: IteratorAttributes
  ItemSalesTaxGroupAddRq: PlainAttributes
  ItemSalesTaxGroupModRq: PlainAttributes
  ItemSalesTaxGroupQueryRq: IteratorAttributes
  ItemGroupAddRq: PlainAttributes
  ItemGroupModRq: PlainAttributes
  ItemGroupQueryRq: IteratorAttributes
  SpecialItemAddRq: PlainAttributes
  ItemQueryRq: IteratorAttributes
  PayrollItemWageAddRq: PlainAttributes
  PayrollItemWageQueryRq: QueryAttributes
  PayrollItemNonWageQueryRq: QueryAttributes
  TemplateQueryRq: QueryAttributes
  PriceLevelAddRq: PlainAttributes
  PriceLevelModRq: PlainAttributes
  PriceLevelQueryRq: QueryAttributes
  BillingRateAddRq: PlainAttributes
  BillingRateQueryRq: QueryAttributes
  VehicleAddRq: PlainAttributes
  VehicleModRq: PlainAttributes
  VehicleQueryRq: QueryAttributes
  UnitOfMeasureSetAddRq: PlainAttributes
  UnitOfMeasureSetQueryRq: QueryAttributes
  WorkersCompCodeAddRq: PlainAttributes
  WorkersCompCodeModRq: PlainAttributes
  WorkersCompCodeQueryRq: QueryAttributes
  Form1099CategoryAccountMappingModRq: PlainAttributes
  Form1099CategoryAccountMappingQueryRq: PlainAttributes
  SalesTaxReturnQueryRq: QueryAttributes
  SalesTaxReturnLineQueryRq: QueryAttributes
  CurrencyAddRq: PlainAttributes
  CurrencyModRq: PlainAttributes
  CurrencyQueryRq: QueryAttributes
  PayrollLastPeriodQueryRq: PlainAttributes
  InventorySiteAddRq: PlainAttributes
  InventorySiteModRq: PlainAttributes
  InventorySiteQueryRq: QueryAttributes
  InvoiceAddRq: PlainAttributes
  InvoiceModRq: PlainAttributes
  InvoiceQueryRq: IteratorAttributes
  EstimateAddRq: PlainAttributes
  EstimateModRq: PlainAttributes
  EstimateQueryRq: IteratorAttributes
  SalesOrderAddRq: PlainAttributes
  SalesOrderModRq: PlainAttributes
  SalesOrderQueryRq: IteratorAttributes
  SalesReceiptAddRq: PlainAttributes
  SalesReceiptModRq: PlainAttributes
  SalesReceiptQueryRq: IteratorAttributes
  CreditMemoAddRq: PlainAttributes
  CreditMemoModRq: PlainAttributes
  CreditMemoQueryRq: IteratorAttributes
  ReceivePaymentAddRq: PlainAttributes
  ReceivePaymentModRq: PlainAttributes
  ReceivePaymentQueryRq: IteratorAttributes
  ReceivePaymentToDepositQueryRq: QueryAttributes
  ChargeAddRq: PlainAttributes
  ChargeModRq: PlainAttributes
  ChargeQueryRq: IteratorAttributes
  PurchaseOrderAddRq: PlainAttributes
  PurchaseOrderModRq: PlainAttributes
  PurchaseOrderQueryRq: IteratorAttributes
  BillAddRq: PlainAttributes
  BillModRq: PlainAttributes
  BillQueryRq: IteratorAttributes
  ItemReceiptAddRq: PlainAttributes
  ItemReceiptModRq: PlainAttributes
  ItemReceiptQueryRq: IteratorAttributes
  VendorCreditAddRq: PlainAttributes
  VendorCreditModRq: PlainAttributes
  VendorCreditQueryRq: IteratorAttributes
  BillPaymentCheckAddRq: PlainAttributes
  BillPaymentCheckModRq: PlainAttributes
  BillPaymentCheckQueryRq: IteratorAttributes
  BillPaymentCreditCardAddRq: PlainAttributes
  BillPaymentCreditCardQueryRq: IteratorAttributes
  BillToPayQueryRq: QueryAttributes
  SalesTaxPaymentCheckAddRq: PlainAttributes
  SalesTaxPaymentCheckModRq: PlainAttributes
  SalesTaxPaymentCheckQueryRq: IteratorAttributes
  SalesTaxPayableQueryRq: QueryAttributes
  InventoryAdjustmentAddRq: PlainAttributes
  InventoryAdjustmentModRq: PlainAttributes
  InventoryAdjustmentQueryRq: IteratorAttributes
  TimeTrackingAddRq: PlainAttributes
  TimeTrackingModRq: PlainAttributes
  TimeTrackingQueryRq: IteratorAttributes
  CheckAddRq: PlainAttributes
  CheckModRq: PlainAttributes
  CheckQueryRq: IteratorAttributes
  CreditCardChargeAddRq: PlainAttributes
  CreditCardChargeModRq: PlainAttributes
  CreditCardChargeQueryRq: IteratorAttributes
  CreditCardCreditAddRq: PlainAttributes
  CreditCardCreditModRq: PlainAttributes
  CreditCardCreditQueryRq: IteratorAttributes
  JournalEntryAddRq: PlainAttributes
  JournalEntryModRq: PlainAttributes
  JournalEntryQueryRq: IteratorAttributes
  DepositAddRq: PlainAttributes
  DepositModRq: PlainAttributes
  DepositQueryRq: IteratorAttributes
  ListDelRq: PlainAttributes
  ListMergeRq: PlainAttributes
  ListDeletedQueryRq: QueryAttributes
  TxnDelRq: PlainAttributes
  TxnVoidRq: PlainAttributes
  TxnDeletedQueryRq: QueryAttributes
  ClearedStatusModRq: PlainAttributes
  ListDisplayAddRq: PlainAttributes
  ListDisplayModRq: PlainAttributes
  TxnDisplayAddRq: PlainAttributes
  TxnDisplayModRq: PlainAttributes
  DataEventRecoveryInfoDelRq: PlainAttributes
  DataEventRecoveryInfoQueryRq: PlainAttributes
  TransactionQueryRq: IteratorAttributes
  BuildAssemblyAddRq: PlainAttributes
  BuildAssemblyModRq: PlainAttributes
  BuildAssemblyQueryRq: IteratorAttributes
  ItemAssembliesCanBuildQueryRq: PlainAttributes
  ARRefundCreditCardAddRq: PlainAttributes
  ARRefundCreditCardQueryRq: IteratorAttributes
  VehicleMileageAddRq: PlainAttributes
  VehicleMileageQueryRq: IteratorAttributes
  TransferInventoryAddRq: PlainAttributes
  TransferInventoryModRq: PlainAttributes
  TransferInventoryQueryRq: IteratorAttributes
  ItemSitesQueryRq: IteratorAttributes
  BarCodeQueryRq: IteratorAttributes
  TransferAddRq: PlainAttributes
  TransferModRq: PlainAttributes
  TransferQueryRq: IteratorAttributes
  GeneralSummaryReportQueryRq: PlainAttributes
  JobReportQueryRq: PlainAttributes
  TimeReportQueryRq: PlainAttributes
  AgingReportQueryRq: PlainAttributes
  BudgetSummaryReportQueryRq: PlainAttributes
  GeneralDetailReportQueryRq: PlainAttributes
  CustomDetailReportQueryRq: PlainAttributes
  CustomSummaryReportQueryRq: PlainAttributes
  PayrollDetailReportQueryRq: PlainAttributes
  PayrollSummaryReportQueryRq: PlainAttributes
  DataExtDefAddRq: PlainAttributes
  DataExtDefModRq: PlainAttributes
  DataExtDefDelRq: PlainAttributes
  DataExtDefQueryRq: QueryAttributes
  DataExtAddRq: PlainAttributes
  DataExtModRq: PlainAttributes
  DataExtDelRq: PlainAttributes
  DataEventSubscriptionAddRq: PlainAttributes
  DataEventSubscriptionQueryRq: PlainAttributes
  UIEventSubscriptionAddRq: PlainAttributes
  UIEventSubscriptionQueryRq: PlainAttributes
  UIExtensionSubscriptionAddRq: PlainAttributes
  UIExtensionSubscriptionQueryRq: PlainAttributes
  SubscriptionDelRq: PlainAttributes
}
/** What an answer holds, by its name. */
export interface Responses {
  HostQueryRs: HostQueryRs
  CompanyQueryRs: CompanyQueryRs
  CompanyActivityQueryRs: CompanyActivityQueryRs
  PreferencesQueryRs: PreferencesQueryRs
  AccountAddRs: AccountAddRs
  AccountModRs: AccountModRs
  AccountQueryRs: AccountQueryRs
  SpecialAccountAddRs: SpecialAccountAddRs
  AccountTaxLineInfoQueryRs: AccountTaxLineInfoQueryRs
  LeadAddRs: LeadAddRs
  LeadModRs: LeadModRs
  LeadQueryRs: LeadQueryRs
  CustomerAddRs: CustomerAddRs
  CustomerModRs: CustomerModRs
  CustomerQueryRs: CustomerQueryRs
  EmployeeAddRs: EmployeeAddRs
  EmployeeModRs: EmployeeModRs
  EmployeeQueryRs: EmployeeQueryRs
  OtherNameAddRs: OtherNameAddRs
  OtherNameModRs: OtherNameModRs
  OtherNameQueryRs: OtherNameQueryRs
  VendorAddRs: VendorAddRs
  VendorModRs: VendorModRs
  VendorQueryRs: VendorQueryRs
  EntityQueryRs: EntityQueryRs
  StandardTermsAddRs: StandardTermsAddRs
  StandardTermsQueryRs: StandardTermsQueryRs
  DateDrivenTermsAddRs: DateDrivenTermsAddRs
  DateDrivenTermsQueryRs: DateDrivenTermsQueryRs
  TermsQueryRs: TermsQueryRs
  ClassAddRs: ClassAddRs
  ClassModRs: ClassModRs
  ClassQueryRs: ClassQueryRs
  SalesRepAddRs: SalesRepAddRs
  SalesRepModRs: SalesRepModRs
  SalesRepQueryRs: SalesRepQueryRs
  CustomerTypeAddRs: CustomerTypeAddRs
  CustomerTypeQueryRs: CustomerTypeQueryRs
  VendorTypeAddRs: VendorTypeAddRs
  VendorTypeQueryRs: VendorTypeQueryRs
  JobTypeAddRs: JobTypeAddRs
  JobTypeQueryRs: JobTypeQueryRs
  CustomerMsgAddRs: CustomerMsgAddRs
  CustomerMsgQueryRs: CustomerMsgQueryRs
  PaymentMethodAddRs: PaymentMethodAddRs
  PaymentMethodQueryRs: PaymentMethodQueryRs
  ShipMethodAddRs: ShipMethodAddRs
  ShipMethodQueryRs: ShipMethodQueryRs
  SalesTaxCodeAddRs: SalesTaxCodeAddRs
  SalesTaxCodeModRs: SalesTaxCodeModRs
  SalesTaxCodeQueryRs: SalesTaxCodeQueryRs
  ToDoAddRs: ToDoAddRs
  ToDoModRs: ToDoModRs
  ToDoQueryRs: ToDoQueryRs
  ItemServiceAddRs: ItemServiceAddRs
  ItemServiceModRs: ItemServiceModRs
  ItemServiceQueryRs: ItemServiceQueryRs
  ItemNonInventoryAddRs: ItemNonInventoryAddRs
  ItemNonInventoryModRs: ItemNonInventoryModRs
  ItemNonInventoryQueryRs: ItemNonInventoryQueryRs
  ItemOtherChargeAddRs: ItemOtherChargeAddRs
  ItemOtherChargeModRs: ItemOtherChargeModRs
  ItemOtherChargeQueryRs: ItemOtherChargeQueryRs
  ItemInventoryAddRs: ItemInventoryAddRs
  ItemInventoryModRs: ItemInventoryModRs
  ItemInventoryQueryRs: ItemInventoryQueryRs
  ItemInventoryAssemblyAddRs: ItemInventoryAssemblyAddRs
  ItemInventoryAssemblyModRs: ItemInventoryAssemblyModRs
  ItemInventoryAssemblyQueryRs: ItemInventoryAssemblyQueryRs
  ItemFixedAssetAddRs: ItemFixedAssetAddRs
  ItemFixedAssetModRs: ItemFixedAssetModRs
  ItemFixedAssetQueryRs: ItemFixedAssetQueryRs
  ItemSubtotalAddRs: ItemSubtotalAddRs
  ItemSubtotalModRs: ItemSubtotalModRs
  ItemSubtotalQueryRs: ItemSubtotalQueryRs
  ItemDiscountAddRs: ItemDiscountAddRs
  ItemDiscountModRs: ItemDiscountModRs
  ItemDiscountQueryRs: ItemDiscountQueryRs
  ItemPaymentAddRs: ItemPaymentAddRs
  ItemPaymentModRs: ItemPaymentModRs
  ItemPaymentQueryRs: ItemPaymentQueryRs
  ItemSalesTaxAddRs: ItemSalesTaxAddRs
  ItemSalesTaxModRs: ItemSalesTaxModRs
  ItemSalesTaxQueryRs: ItemSalesTaxQueryRs
  ItemSalesTaxGroupAddRs: ItemSalesTaxGroupAddRs
  ItemSalesTaxGroupModRs: ItemSalesTaxGroupModRs
  ItemSalesTaxGroupQueryRs: ItemSalesTaxGroupQueryRs
  ItemGroupAddRs: ItemGroupAddRs
  ItemGroupModRs: ItemGroupModRs
  ItemGroupQueryRs: ItemGroupQueryRs
  SpecialItemAddRs: SpecialItemAddRs
  ItemQueryRs: ItemQueryRs
  PayrollItemWageAddRs: PayrollItemWageAddRs
  PayrollItemWageQueryRs: PayrollItemWageQueryRs
  PayrollItemNonWageQueryRs: PayrollItemNonWageQueryRs
  TemplateQueryRs: TemplateQueryRs
  PriceLevelAddRs: PriceLevelAddRs
  PriceLevelModRs: PriceLevelModRs
  PriceLevelQueryRs: PriceLevelQueryRs
  BillingRateAddRs: BillingRateAddRs
  BillingRateQueryRs: BillingRateQueryRs
  VehicleAddRs: VehicleAddRs
  VehicleModRs: VehicleModRs
  VehicleQueryRs: VehicleQueryRs
  UnitOfMeasureSetAddRs: UnitOfMeasureSetAddRs
  UnitOfMeasureSetQueryRs: UnitOfMeasureSetQueryRs
  WorkersCompCodeAddRs: WorkersCompCodeAddRs
  WorkersCompCodeModRs: WorkersCompCodeModRs
  WorkersCompCodeQueryRs: WorkersCompCodeQueryRs
  Form1099CategoryAccountMappingModRs: Form1099CategoryAccountMappingModRs
  Form1099CategoryAccountMappingQueryRs: Form1099CategoryAccountMappingQueryRs
  SalesTaxReturnQueryRs: SalesTaxReturnQueryRs
  SalesTaxReturnLineQueryRs: SalesTaxReturnLineQueryRs
  CurrencyAddRs: CurrencyAddRs
  CurrencyModRs: CurrencyModRs
  CurrencyQueryRs: CurrencyQueryRs
  PayrollLastPeriodQueryRs: PayrollLastPeriodQueryRs
  InventorySiteAddRs: InventorySiteAddRs
  InventorySiteModRs: InventorySiteModRs
  InventorySiteQueryRs: InventorySiteQueryRs
  InvoiceAddRs: InvoiceAddRs
  InvoiceModRs: InvoiceModRs
  InvoiceQueryRs: InvoiceQueryRs
  EstimateAddRs: EstimateAddRs
  EstimateModRs: EstimateModRs
  EstimateQueryRs: EstimateQueryRs
  SalesOrderAddRs: SalesOrderAddRs
  SalesOrderModRs: SalesOrderModRs
  SalesOrderQueryRs: SalesOrderQueryRs
  SalesReceiptAddRs: SalesReceiptAddRs
  SalesReceiptModRs: SalesReceiptModRs
  SalesReceiptQueryRs: SalesReceiptQueryRs
  CreditMemoAddRs: CreditMemoAddRs
  CreditMemoModRs: CreditMemoModRs
  CreditMemoQueryRs: CreditMemoQueryRs
  ReceivePaymentAddRs: ReceivePaymentAddRs
  ReceivePaymentModRs: ReceivePaymentModRs
  ReceivePaymentQueryRs: ReceivePaymentQueryRs
  ReceivePaymentToDepositQueryRs: ReceivePaymentToDepositQueryRs
  ChargeAddRs: ChargeAddRs
  ChargeModRs: ChargeModRs
  ChargeQueryRs: ChargeQueryRs
  PurchaseOrderAddRs: PurchaseOrderAddRs
  PurchaseOrderModRs: PurchaseOrderModRs
  PurchaseOrderQueryRs: PurchaseOrderQueryRs
  BillAddRs: BillAddRs
  BillModRs: BillModRs
  BillQueryRs: BillQueryRs
  ItemReceiptAddRs: ItemReceiptAddRs
  ItemReceiptModRs: ItemReceiptModRs
  ItemReceiptQueryRs: ItemReceiptQueryRs
  VendorCreditAddRs: VendorCreditAddRs
  VendorCreditModRs: VendorCreditModRs
  VendorCreditQueryRs: VendorCreditQueryRs
  BillPaymentCheckAddRs: BillPaymentCheckAddRs
  BillPaymentCheckModRs: BillPaymentCheckModRs
  BillPaymentCheckQueryRs: BillPaymentCheckQueryRs
  BillPaymentCreditCardAddRs: BillPaymentCreditCardAddRs
  BillPaymentCreditCardQueryRs: BillPaymentCreditCardQueryRs
  BillToPayQueryRs: BillToPayQueryRs
  SalesTaxPaymentCheckAddRs: SalesTaxPaymentCheckAddRs
  SalesTaxPaymentCheckModRs: SalesTaxPaymentCheckModRs
  SalesTaxPaymentCheckQueryRs: SalesTaxPaymentCheckQueryRs
  SalesTaxPayableQueryRs: SalesTaxPayableQueryRs
  InventoryAdjustmentAddRs: InventoryAdjustmentAddRs
  InventoryAdjustmentModRs: InventoryAdjustmentModRs
  InventoryAdjustmentQueryRs: InventoryAdjustmentQueryRs
  TimeTrackingAddRs: TimeTrackingAddRs
  TimeTrackingModRs: TimeTrackingModRs
  TimeTrackingQueryRs: TimeTrackingQueryRs
  CheckAddRs: CheckAddRs
  CheckModRs: CheckModRs
  CheckQueryRs: CheckQueryRs
  CreditCardChargeAddRs: CreditCardChargeAddRs
  CreditCardChargeModRs: CreditCardChargeModRs
  CreditCardChargeQueryRs: CreditCardChargeQueryRs
  CreditCardCreditAddRs: CreditCardCreditAddRs
  CreditCardCreditModRs: CreditCardCreditModRs
  CreditCardCreditQueryRs: CreditCardCreditQueryRs
  JournalEntryAddRs: JournalEntryAddRs
  JournalEntryModRs: JournalEntryModRs
  JournalEntryQueryRs: JournalEntryQueryRs
  DepositAddRs: DepositAddRs
  DepositModRs: DepositModRs
  DepositQueryRs: DepositQueryRs
  ListDelRs: ListDelRs
  ListMergeRs: ListMergeRs
  ListDeletedQueryRs: ListDeletedQueryRs
  TxnDelRs: TxnDelRs
  TxnVoidRs: TxnVoidRs
  TxnDeletedQueryRs: TxnDeletedQueryRs
  ClearedStatusModRs: ClearedStatusModRs
  ListDisplayAddRs: ListDisplayAddRs
  ListDisplayModRs: ListDisplayModRs
  TxnDisplayAddRs: TxnDisplayAddRs
  TxnDisplayModRs: TxnDisplayModRs
  DataEventRecoveryInfoDelRs: DataEventRecoveryInfoDelRs
  DataEventRecoveryInfoQueryRs: DataEventRecoveryInfoQueryRs
  TransactionQueryRs: TransactionQueryRs
  BuildAssemblyAddRs: BuildAssemblyAddRs
  BuildAssemblyModRs: BuildAssemblyModRs
  BuildAssemblyQueryRs: BuildAssemblyQueryRs
  ItemAssembliesCanBuildQueryRs: ItemAssembliesCanBuildQueryRs
  ARRefundCreditCardAddRs: ARRefundCreditCardAddRs
  ARRefundCreditCardQueryRs: ARRefundCreditCardQueryRs
  VehicleMileageAddRs: VehicleMileageAddRs
  VehicleMileageQueryRs: VehicleMileageQueryRs
  TransferInventoryAddRs: TransferInventoryAddRs
  TransferInventoryModRs: TransferInventoryModRs
  TransferInventoryQueryRs: TransferInventoryQueryRs
  ItemSitesQueryRs: ItemSitesQueryRs
  BarCodeQueryRs: BarCodeQueryRs
  TransferAddRs: TransferAddRs
  TransferModRs: TransferModRs
  TransferQueryRs: TransferQueryRs
  GeneralSummaryReportQueryRs: GeneralSummaryReportQueryRs
  JobReportQueryRs: JobReportQueryRs
  TimeReportQueryRs: TimeReportQueryRs
  AgingReportQueryRs: AgingReportQueryRs
  BudgetSummaryReportQueryRs: BudgetSummaryReportQueryRs
  GeneralDetailReportQueryRs: GeneralDetailReportQueryRs
  CustomDetailReportQueryRs: CustomDetailReportQueryRs
  CustomSummaryReportQueryRs: CustomSummaryReportQueryRs
  PayrollDetailReportQueryRs: PayrollDetailReportQueryRs
  PayrollSummaryReportQueryRs: PayrollSummaryReportQueryRs
  DataExtDefAddRs: DataExtDefAddRs
  DataExtDefModRs: DataExtDefModRs
  DataExtDefDelRs: DataExtDefDelRs
  DataExtDefQueryRs: DataExtDefQueryRs
  DataExtAddRs: DataExtAddRs
  DataExtModRs: DataExtModRs
  DataExtDelRs: DataExtDelRs
  DataEventSubscriptionAddRs: DataEventSubscriptionAddRs
  DataEventSubscriptionQueryRs: DataEventSubscriptionQueryRs
  UIEventSubscriptionAddRs: UIEventSubscriptionAddRs
  UIEventSubscriptionQueryRs: UIEventSubscriptionQueryRs
  UIExtensionSubscriptionAddRs: UIExtensionSubscriptionAddRs
  UIExtensionSubscriptionQueryRs: UIExtensionSubscriptionQueryRs
  SubscriptionDelRs: SubscriptionDelRs
}
/** Records in answers, by the name of their element. */
export interface Records {
  HostRet: HostRet
  CompanyRet: CompanyRet
  CompanyActivityRet: CompanyActivityRet
  PreferencesRet: PreferencesRet
  AccountRet: AccountRet
  AccountTaxLineInfoRet: AccountTaxLineInfoRet
  LeadRet: LeadRet
  CustomerRet: CustomerRet
  EmployeeRet: EmployeeRet
  OtherNameRet: OtherNameRet
  VendorRet: VendorRet
  StandardTermsRet: StandardTermsRet
  DateDrivenTermsRet: DateDrivenTermsRet
  ClassRet: ClassRet
  SalesRepRet: SalesRepRet
  CustomerTypeRet: CustomerTypeRet
  VendorTypeRet: VendorTypeRet
  JobTypeRet: JobTypeRet
  CustomerMsgRet: CustomerMsgRet
  PaymentMethodRet: PaymentMethodRet
  ShipMethodRet: ShipMethodRet
  SalesTaxCodeRet: SalesTaxCodeRet
  ToDoRet: ToDoRet
  ItemServiceRet: ItemServiceRet
  ItemNonInventoryRet: ItemNonInventoryRet
  ItemOtherChargeRet: ItemOtherChargeRet
  ItemInventoryRet: ItemInventoryRet
  ItemInventoryAssemblyRet: ItemInventoryAssemblyRet
  ItemFixedAssetRet: ItemFixedAssetRet
  ItemSubtotalRet: ItemSubtotalRet
  ItemDiscountRet: ItemDiscountRet
  ItemPaymentRet: ItemPaymentRet
  ItemSalesTaxRet: ItemSalesTaxRet
  ItemSalesTaxGroupRet: ItemSalesTaxGroupRet
  ItemGroupRet: ItemGroupRet
  PayrollItemWageRet: PayrollItemWageRet
  PayrollItemNonWageRet: PayrollItemNonWageRet
  TemplateRet: TemplateRet
  PriceLevelRet: PriceLevelRet
  BillingRateRet: BillingRateRet
  VehicleRet: VehicleRet
  UnitOfMeasureSetRet: UnitOfMeasureSetRet
  WorkersCompCodeRet: WorkersCompCodeRet
  Form1099CategoryAccountMappingRet: Form1099CategoryAccountMappingRet
  SalesTaxReturnRet: SalesTaxReturnRet
  SalesTaxReturnLineRet: SalesTaxReturnLineRet
  CurrencyRet: CurrencyRet
  PayrollLastPeriodRet: PayrollLastPeriodRet
  InventorySiteRet: InventorySiteRet
  InvoiceRet: InvoiceRet
  EstimateRet: EstimateRet
  SalesOrderRet: SalesOrderRet
  SalesReceiptRet: SalesReceiptRet
  CreditMemoRet: CreditMemoRet
  ReceivePaymentRet: ReceivePaymentRet
  ReceivePaymentToDepositRet: ReceivePaymentToDepositRet
  ChargeRet: ChargeRet
  PurchaseOrderRet: PurchaseOrderRet
  BillRet: BillRet
  ItemReceiptRet: ItemReceiptRet
  VendorCreditRet: VendorCreditRet
  BillPaymentCheckRet: BillPaymentCheckRet
  BillPaymentCreditCardRet: BillPaymentCreditCardRet
  BillToPayRet: BillToPayRet
  SalesTaxPaymentCheckRet: SalesTaxPaymentCheckRet
  SalesTaxPayableRet: SalesTaxPayableRet
  InventoryAdjustmentRet: InventoryAdjustmentRet
  TimeTrackingRet: TimeTrackingRet
  CheckRet: CheckRet
  CreditCardChargeRet: CreditCardChargeRet
  CreditCardCreditRet: CreditCardCreditRet
  JournalEntryRet: JournalEntryRet
  DepositRet: DepositRet
  ListDeletedRet: ListDeletedRet
  TxnDeletedRet: TxnDeletedRet
  DataEventRecoveryInfoRet: DataEventRecoveryInfoRet
  TransactionRet: TransactionRet
  BuildAssemblyRet: BuildAssemblyRet
  ItemAssembliesCanBuildRet: ItemAssembliesCanBuildRet
  ARRefundCreditCardRet: ARRefundCreditCardRet
  VehicleMileageRet: VehicleMileageRet
  TransferInventoryRet: TransferInventoryRet
  ItemSitesRet: ItemSitesRet
  BarCodeRet: BarCodeRet
  TransferRet: TransferRet
  ReportRet: ReportRet
  DataExtDefRet: DataExtDefRet
  DataExtDefDelRet: DataExtDefDelRet
  DataExtRet: DataExtRet
  DataExtDelRet: DataExtDelRet
  DataEventSubscriptionRet: DataEventSubscriptionRet
  UIEventSubscriptionRet: UIEventSubscriptionRet
  UIExtensionSubscriptionRet: UIExtensionSubscriptionRet
}
