// The codes of every diagnostic about schema files: one stable code for one kind of mistake. docs/errors.md
// tells each with an example. A code is never reused for another meaning.
//
// S30xx syntax · S31xx names and types · S32xx attributes · S33xx relations · S34xx configuration blocks and
// preview features · S35xx rules of the database
#pragma once

#include <string_view>

namespace strata::psl::codes {

// ---- syntax
inline constexpr std::string_view kStrayLine = "S3001";         // a line outside of blocks starts no block
inline constexpr std::string_view kStrayBlock = "S3002";        // a block with an unknown keyword
inline constexpr std::string_view kBadModelLine = "S3003";      // neither field nor attribute
inline constexpr std::string_view kBadEnumLine = "S3004";       // neither value nor attribute
inline constexpr std::string_view kBadConfigLine = "S3005";     // not `key = value`
inline constexpr std::string_view kMissingType = "S3006";       // a field without type
inline constexpr std::string_view kLegacyColon = "S3007";       // `name: Type`
inline constexpr std::string_view kLegacyRequired = "S3008";    // `Type!`
inline constexpr std::string_view kLegacyList = "S3009";        // `[Type]`
inline constexpr std::string_view kOptionalList = "S3010";      // `Type[]?`
inline constexpr std::string_view kTypeAlias = "S3011";         // `type Name = Type`
inline constexpr std::string_view kBadEscape = "S3012";         // `\q` in a string
inline constexpr std::string_view kBadUnicodeEscape = "S3013";  // `\u` without a whole character
inline constexpr std::string_view kInvalidUtf8 = "S3014";       // bytes that are no UTF-8
inline constexpr std::string_view kTooDeep = "S3015";           // values nested too deeply
inline constexpr std::string_view kUnclosedBlock = "S3016";     // a block without its "}"

// ---- names and types
inline constexpr std::string_view kReservedTypeName = "S3101";    // a block named like a built-in type
inline constexpr std::string_view kReservedWord = "S3102";        // a block named by a reserved word
inline constexpr std::string_view kLeadingDigit = "S3103";        // a name that starts with a digit
inline constexpr std::string_view kDashInName = "S3104";          // a name with a dash
inline constexpr std::string_view kDuplicateBlock = "S3105";      // two blocks with one name
inline constexpr std::string_view kDuplicateField = "S3106";      // two fields, or columns, with one name
inline constexpr std::string_view kDuplicateEnumValue = "S3107";  // two values with one name
inline constexpr std::string_view kDuplicateKey = "S3108";        // a setting given twice
inline constexpr std::string_view kEmptyEnum = "S3109";           // an enum without values
inline constexpr std::string_view kUnknownType = "S3110";         // a type that does not exist
inline constexpr std::string_view kCompositeRelation = "S3111";   // a relation inside a composite type
inline constexpr std::string_view kCompositeAttribute = "S3112";  // an attribute no composite type can have

// ---- attributes
inline constexpr std::string_view kUnknownAttribute = "S3201";      // an attribute that is not known there
inline constexpr std::string_view kDuplicateAttribute = "S3202";    // an attribute given twice
inline constexpr std::string_view kUnknownArgument = "S3203";       // an argument the attribute does not have
inline constexpr std::string_view kDuplicateArgument = "S3204";     // an argument given twice
inline constexpr std::string_view kSeveralUnnamed = "S3205";        // several values without a name
inline constexpr std::string_view kMissingArgument = "S3206";       // an argument that is needed
inline constexpr std::string_view kArgumentWithoutValue = "S3207";  // `name:` and nothing behind it
inline constexpr std::string_view kTrailingComma = "S3208";         // a comma behind the last argument
inline constexpr std::string_view kWrongKind = "S3209";             // a string where a number is expected, …
inline constexpr std::string_view kEmptyName = "S3210";             // `map: ""`
inline constexpr std::string_view kClientNameCharacters = "S3211";  // `name: "a-b"`
inline constexpr std::string_view kUnknownKeyField = "S3212";       // a key over a field that does not exist
inline constexpr std::string_view kRelationInKey = "S3213";         // a key over a relation field
inline constexpr std::string_view kFieldTwice = "S3214";            // a list that names a field twice
inline constexpr std::string_view kSeveralIds = "S3215";            // two ids of one model
inline constexpr std::string_view kIdNotRequired = "S3216";         // an id that may be missing
inline constexpr std::string_view kSeveralShardKeys = "S3217";      // two shard keys of one model
inline constexpr std::string_view kShardKeyNotRequired = "S3218";   // a shard key that may be missing
inline constexpr std::string_view kNotARelation = "S3219";          // `@relation` on a scalar field
inline constexpr std::string_view kRelationFieldAttribute = "S3220";  // `@unique` and the like on a relation
inline constexpr std::string_view kUpdatedAtType = "S3221";           // `@updatedAt` on no DateTime
inline constexpr std::string_view kUpdatedAtList = "S3222";           // `@updatedAt` on a list
inline constexpr std::string_view kIgnoreUnsupported = "S3223";       // `@ignore` on an Unsupported field
inline constexpr std::string_view kIgnoreRedundant = "S3224";         // `@ignore` in an ignored model
inline constexpr std::string_view kDefaultType = "S3225";             // a default of another type
inline constexpr std::string_view kDefaultList = "S3226";       // a list for a value, or a value for a list
inline constexpr std::string_view kDefaultEnumValue = "S3227";  // a default that the enum does not have
inline constexpr std::string_view kDefaultFunction = "S3228";   // a function of another type
inline constexpr std::string_view kDefaultFunctionArguments = "S3229";  // wrong arguments of a function
inline constexpr std::string_view kDefaultUnsupported = "S3230";        // a literal for an Unsupported field
inline constexpr std::string_view kDefaultComposite = "S3231";          // a default in or of a composite type
inline constexpr std::string_view kDefaultNameAutoincrement = "S3232";  // `map` of an autoincrement
inline constexpr std::string_view kUnknownIndexType = "S3233";          // `type:` of an index
inline constexpr std::string_view kIndexNameAndMap = "S3234";           // `name` and `map` of an index
inline constexpr std::string_view kSortOrder = "S3235";                 // neither Asc nor Desc
inline constexpr std::string_view kOperatorClass = "S3236";             // `ops:` of an index
inline constexpr std::string_view kWhere = "S3237";                     // `where:` of an index

// ---- relations
inline constexpr std::string_view kRelationUnknownField = "S3301";    // a field that does not exist
inline constexpr std::string_view kRelationFieldNotScalar = "S3302";  // a field without a column
inline constexpr std::string_view kRelationEmptyName = "S3303";       // `@relation("")`
inline constexpr std::string_view kUnknownAction = "S3304";           // no referential action

// ---- configuration blocks and preview features
inline constexpr std::string_view kSettingWithoutValue = "S3401";       // `key =` and nothing behind it
inline constexpr std::string_view kMissingSetting = "S3402";            // a setting that is needed
inline constexpr std::string_view kUnknownSetting = "S3403";            // a setting that does not exist
inline constexpr std::string_view kSeveralDatasources = "S3404";        // two datasources in a file
inline constexpr std::string_view kBadProvider = "S3405";               // no database strata knows
inline constexpr std::string_view kRelationMode = "S3406";              // `relationMode`
inline constexpr std::string_view kReferentialIntegrity = "S3407";      // the old name of `relationMode`
inline constexpr std::string_view kSchemas = "S3408";                   // `schemas`
inline constexpr std::string_view kExtensions = "S3409";                // `extensions`
inline constexpr std::string_view kShadowUrl = "S3410";                 // shadow database = main database
inline constexpr std::string_view kMisplacedPreviewFeatures = "S3411";  // `previewFeatures` in a datasource
inline constexpr std::string_view kUnknownPreviewFeature = "S3412";     // never existed
inline constexpr std::string_view kNeedlessPreviewFeature = "S3413";    // stable, renamed or withdrawn

// Whether a code belongs to datasource and generator blocks.
[[nodiscard]] constexpr bool is_configuration(std::string_view code) {
  return code.starts_with("S34");
}

}  // namespace strata::psl::codes
