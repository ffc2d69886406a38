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
inline constexpr std::string_view kNothingDeclared = "S3017";   // no block in any file

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
inline constexpr std::string_view kEmptyComposite = "S3113";      // a composite type without fields

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
inline constexpr std::string_view kAmbiguousRelation = "S3305";       // relations that cannot be told apart
inline constexpr std::string_view kMissingOppositeField = "S3306";  // a relation field without its other side
inline constexpr std::string_view kRelationFieldsMissing = "S3307";      // no `fields` or `references`
inline constexpr std::string_view kRelationFieldsOnBackSide = "S3308";   // `fields` or `references` at a list
inline constexpr std::string_view kRelationFieldsOnBothSides = "S3309";  // `fields` or `references` twice
inline constexpr std::string_view kRelationFieldsSplit = "S3310";        // `fields` here, `references` there
inline constexpr std::string_view kRelationFieldsOnWrongSide = "S3311";  // the key on the optional side
inline constexpr std::string_view kActionsOnBackSide = "S3312";          // actions where no foreign key is
inline constexpr std::string_view kActionsOnBothSides = "S3313";         // actions twice
inline constexpr std::string_view kBackSideRequired = "S3314";           // both sides of one-to-one required
inline constexpr std::string_view kOneToOneNotUnique = "S3315";          // one-to-one over fields not unique
inline constexpr std::string_view kRequiredRelation = "S3316";           // required, over optional fields
inline constexpr std::string_view kReferencesCount = "S3317";            // lists of different lengths
inline constexpr std::string_view kReferencesNotUnique = "S3318";        // `references` to several rows
inline constexpr std::string_view kReferencesOrder = "S3319";            // `references` in another order
inline constexpr std::string_view kReferencesType = "S3320";             // fields of different types
inline constexpr std::string_view kReferencesNativeType = "S3321";       // warning: of different native types
inline constexpr std::string_view kRelationToIgnored = "S3322";          // a relation to an ignored model
inline constexpr std::string_view kActionUnsupported = "S3323";          // an action the database lacks
inline constexpr std::string_view kSetNullOnRequired = "S3324";          // `SetNull` over required fields
inline constexpr std::string_view kSetDefaultIgnored = "S3325";  // warning: `SetDefault` has no effect
inline constexpr std::string_view kForeignKeyNameUnsupported = "S3326";  // `map` of a foreign key
inline constexpr std::string_view kManyToManyId = "S3327";               // a model without a single id
inline constexpr std::string_view kManyToManyArguments = "S3328";        // arguments of many-to-many
inline constexpr std::string_view kManyToManyUnsupported = "S3329";      // many-to-many of the other kind
inline constexpr std::string_view kCascadeCycle = "S3330";               // actions that run in a circle
inline constexpr std::string_view kCascadePaths = "S3331";               // actions that meet again
inline constexpr std::string_view kMissingRelationIndex = "S3332";       // warning: a lookup without index

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
inline constexpr std::string_view kSettingKind = "S3414";               // a number for a string, …

// ---- rules of the database
inline constexpr std::string_view kNoUniqueCriterion = "S3501";          // rows that nothing tells apart
inline constexpr std::string_view kEmptyFieldList = "S3502";             // a key over no fields
inline constexpr std::string_view kPrimaryKeyNameUnsupported = "S3503";  // `map` of a primary key
inline constexpr std::string_view kPrimaryKeySortUnsupported = "S3504";  // `sort` in a primary key
inline constexpr std::string_view kPrefixLengthUnsupported = "S3505";    // `length` in a key
inline constexpr std::string_view kPrefixLengthType = "S3506";           // `length` of a number and the like
inline constexpr std::string_view kKeyNeedsLength = "S3507";             // a key over long texts
inline constexpr std::string_view kKeyType = "S3508";                    // a type that no key takes
inline constexpr std::string_view kClusteringUnsupported = "S3509";      // `clustered`
inline constexpr std::string_view kClusteredTwice = "S3510";             // two clustered keys
inline constexpr std::string_view kAutoincrementUnsupported = "S3511";   // `autoincrement()`
inline constexpr std::string_view kAutoincrementType = "S3512";          // `autoincrement()` of a small type
inline constexpr std::string_view kAutoincrementPlace = "S3513";         // `autoincrement()` without a key
inline constexpr std::string_view kAutoincrementTwice = "S3514";         // several `autoincrement()`
inline constexpr std::string_view kShardKey = "S3515";                   // a shard key
inline constexpr std::string_view kSchemaUnknown = "S3516";              // `@@schema` that is not listed
inline constexpr std::string_view kSchemaMissing = "S3517";              // no `@@schema`
inline constexpr std::string_view kSchemasUnsupported = "S3518";         // `@@schema` where there are none
inline constexpr std::string_view kViewsPreview = "S3519";               // a view without preview feature
inline constexpr std::string_view kViewId = "S3520";                     // a view with an id
inline constexpr std::string_view kViewIndex = "S3521";                  // a view with an index
inline constexpr std::string_view kViewUnique = "S3522";                 // a view's unique with arguments
inline constexpr std::string_view kDuplicateTableName = "S3523";         // two tables with one name
inline constexpr std::string_view kDuplicateEnumName = "S3524";          // two database enums with one name
inline constexpr std::string_view kDuplicateClientName = "S3525";        // two keys with one client name
inline constexpr std::string_view kClientNameIsField = "S3526";          // a key named like a field
inline constexpr std::string_view kClientNameClash = "S3527";            // a joined name that is a field
inline constexpr std::string_view kConstraintNameClash = "S3528";        // two constraints with one name
inline constexpr std::string_view kNameTooLong = "S3529";                // a name beyond the limit
inline constexpr std::string_view kListsUnsupported = "S3530";           // a list
inline constexpr std::string_view kScalarUnsupported = "S3531";          // a type that the database lacks
inline constexpr std::string_view kEnumsUnsupported = "S3532";           // an enum
inline constexpr std::string_view kCompositesUnsupported = "S3533";      // a composite type
inline constexpr std::string_view kCompositeCycle = "S3534";             // types that contain each other
inline constexpr std::string_view kCompositeUnique = "S3535";            // a composite type in a unique
inline constexpr std::string_view kUnsupportedIsSupported = "S3536";     // Unsupported("…") of a known type
inline constexpr std::string_view kNativeTypePrefix = "S3537";           // another prefix than the datasource
inline constexpr std::string_view kNativeTypeUnknown = "S3538";          // no such native type
inline constexpr std::string_view kNativeTypeArguments = "S3539";        // arguments of a native type
inline constexpr std::string_view kNativeTypeMismatch = "S3540";         // a native type for other fields
inline constexpr std::string_view kNativeTypeRange = "S3541";            // a native type's argument too large
inline constexpr std::string_view kUnknownDefaultFunction = "S3542";     // no such function
inline constexpr std::string_view kAutoDefault = "S3543";                // `auto()`
inline constexpr std::string_view kSequenceArgument = "S3544";           // an argument of `sequence()`
inline constexpr std::string_view kDefaultContent = "S3545";             // a literal that is no such value
inline constexpr std::string_view kDefaultNameUnsupported = "S3546";     // `map` of a default value
inline constexpr std::string_view kOperatorClassPlace = "S3547";         // `ops` where none are taken
inline constexpr std::string_view kOperatorClassIndex = "S3548";         // `ops` of another index type
inline constexpr std::string_view kOperatorClassColumn = "S3549";        // `ops` for other columns
inline constexpr std::string_view kIndexTypeUnsupported = "S3550";       // an index type
inline constexpr std::string_view kIndexTypeColumn = "S3551";            // an index type for other columns
inline constexpr std::string_view kIndexTypeShape = "S3552";             // an index type's columns, order
inline constexpr std::string_view kFulltextUnsupported = "S3553";        // a full-text index
inline constexpr std::string_view kFulltextArgument = "S3554";           // arguments of a full-text index
inline constexpr std::string_view kFulltextTwice = "S3555";              // several full-text indexes
inline constexpr std::string_view kPartialIndexesPreview = "S3556";      // `where` without preview feature
inline constexpr std::string_view kPartialIndexesUnsupported = "S3557";  // `where` of an index
inline constexpr std::string_view kExtensionsPreview = "S3558";          // `extensions` without preview
inline constexpr std::string_view kDocumentId = "S3559";                 // a document without identifier
inline constexpr std::string_view kDocumentAuto = "S3560";               // a default documents do not have
inline constexpr std::string_view kSameIndex = "S3561";                  // two indexes over the same fields

// Whether a code belongs to datasource and generator blocks.
[[nodiscard]] constexpr bool is_configuration(std::string_view code) {
  return code.starts_with("S34");
}

}  // namespace strata::psl::codes
